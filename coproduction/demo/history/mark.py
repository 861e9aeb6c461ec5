"""Work put forward for the quality mark, each step by the real service on its own day."""

import io
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from coproduction.accounts.enums import Role
from coproduction.accounts.services import grant_role
from coproduction.core import pdf
from coproduction.demo.history.ground import read
from coproduction.reference.models import Directorate
from experts.models import Activity
from quality_mark.models import Review, Submission
from quality_mark.rules.seen import about_of, mark_of, statement_of
from quality_mark.services import allocation, involved, meetings, people, questions, sending, writing

GROUP = {"who": "Carers, and people with a care plan", "people": 10, "stage": "planning"}
SEATED, MEETS_AT = -110, 14
EXPERTS_ON_PANEL = ("dilip-shah", "fatima-noor")
PANEL = (*EXPERTS_ON_PANEL, "panel_member", "panel_chair")
ABOUT = ("title", "kind", "owner", "stage", "summary", "rung", "rung_why")


class Work:
    """One piece of work of the data file, and its row once it is begun."""

    def __init__(self, facts, cast, adverts, timeline):
        self.facts, self.cast, self.timeline = facts, cast, timeline
        self.advert = adverts[facts["cites"]]
        self.pk = None

    @property
    def row(self):
        return Submission.objects.get(pk=self.pk)

    @property
    def by(self):
        return self.cast["host"]

    def plan(self):
        """Put everything that happens to it on the timeline."""
        begun = self.facts["started"]
        self.timeline.on(begun, self.start)
        self.timeline.on(begun + 1, self.write)
        self.timeline.on(begun + 1, self.ask, hour=11)
        for key, answer in self.facts["answers"].items():
            self.timeline.on(begun + 3, self.answer, key, answer, hour=13)
        for name in ("sent", "allocated"):
            if name in self.facts:
                self.timeline.on(self.facts[name], getattr(self, name))
        for key in self.facts.get("declared", ()):
            self.timeline.on(self.facts["allocated"] + 1, self.declare, key)
        for asked in self.facts.get("asked", ()):
            self.timeline.on(self.facts["allocated"] + 2, self.question, asked)

    def start(self):
        self.pk = writing.start(title=self.facts["title"], kind=self.facts["kind"], by=self.by).pk

    def write(self):
        self._say_about()
        group = {**GROUP, "rung": self.facts["rung"], "what_they_did": "They wrote it with us."}
        involved.save_group(submission=self.row, values=group, by=self.by)
        sessions = Activity.objects.filter(session__opportunity_id=self.advert.pk)
        for activity in sessions.filter(ends_at__lt=self.timeline.moment(self.facts["started"])):
            involved.cite(submission=self.row, activity=activity, by=self.by)
        for number, (score, words) in enumerate(self.facts["statements"], start=1):
            self._say(number, score, words)

    def ask(self):
        for key in self.facts["named"]:
            did = "Chose what it says, and wrote pages of it"
            email = self.cast[key].email
            people.ask_contributor(submission=self.row, email=email, what_they_did=did, by=self.by)

    def answer(self, key, answer):
        contributor = self.row.contributors.get(expert_id=self.cast[key].pk)
        people.answer(contributor=contributor, agrees=True, credit=answer, by=self.cast[key])

    def sent(self):
        sending.submit(submission=self.row, by=self.by)

    def allocated(self):
        """The chair plans a meeting and asks the panel; some of them answer the day after."""
        starts = self.timeline.moment(self.facts["meeting"], MEETS_AT)
        meeting = meetings.plan_meeting(
            directorate=Directorate.objects.get(name="Recovery College"),
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            venue=None,
            link="https://meet.example.nhs.uk/quality-mark",
            by=self.cast["panel_chair"],
        )
        panel = [self.cast[key] for key in PANEL]
        allocation.allocate(
            submission=self.row, meeting=meeting, reviewers=panel, by=self.cast["panel_chair"]
        )

    def declare(self, key):
        review = Review.objects.get(version__submission_id=self.pk, reviewer=self.cast[key])
        allocation.declare(review=review, conflict=False, words="", by=self.cast[key])

    def question(self, asked):
        """A reviewer asks, and the author answers where the data file does."""
        review = Review.objects.get(version__submission_id=self.pk, reviewer=self.cast[asked["by"]])
        criterion = review.version.criteria_set.criteria.get(number=asked["about"])
        question = questions.ask(review=review, criterion=criterion, words=asked["words"], by=review.reviewer)
        if "answer" in asked:
            questions.reply(question=question, words=asked["answer"], from_panel=False, by=self.by)

    def _say_about(self):
        row = self.row
        values = {name: self.facts[name] for name in ABOUT}
        directorate = Directorate.objects.get(name=self.facts["directorate"])
        writing.save_about(
            submission=row,
            values={**values, "directorate_id": directorate.pk},
            topics=[],
            seen=mark_of(about_of(row, row.versions.get())),
            by=self.by,
        )

    def _say(self, number, score, words):
        statement = self.row.versions.get().statements.get(criterion__number=number)
        shows, make = EVIDENCE.get(number, ("", None)) if "has_files" in self.facts else ("", None)
        writing.save_statement(
            submission=self.row,
            number=number,
            values={"words": words, "self_score": score, "by_citations": number != 1},
            seen=mark_of(statement_of(statement)),
            document=writing.keep_evidence(make(), by=self.by) if make else None,
            shows=shows,
            by=self.by,
        )


class QualityMark:
    """All the work of the data file."""

    def __init__(self, cast, adverts, timeline):
        self.cast, self.timeline = cast, timeline
        self.works = {
            facts["key"]: Work(facts, cast, adverts, timeline)
            for facts in read("quality_mark.toml")["submission"]
        }

    def plan(self):
        self.timeline.on(SEATED, self._seat)
        for work in self.works.values():
            work.plan()

    def _seat(self):
        """Two people of the network join the panel: the administrator gives them the role."""
        for key in EXPERTS_ON_PANEL:
            grant_role(user=self.cast[key], role=Role.PANEL_MEMBER, by=self.cast["administrator"])


def drawing():
    """Return a drawing as a person would send it."""
    picture = Image.new("RGB", (320, 200), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, 20, 300, 180), outline="#005eb8", width=4)
    pen.text((60, 90), "A care plan that works at home", fill="black")
    held = io.BytesIO()
    picture.save(held, "PNG")
    return SimpleUploadedFile("front page.png", held.getvalue(), "image/png")


def minutes():
    """Return notes of a meeting as somebody would send them; a picture of them where this computer makes no PDFs."""
    if not pdf.is_ready():
        return drawing()
    document = pdf.Document(
        title="Notes of our first meeting",
        blocks=[
            pdf.Paragraph("Ten of us met. The carers wrote the questions that the leaflet should answer."),
            pdf.Heading("What we agreed"),
            pdf.Bullets(
                ["Begin with what matters at home", "No page without a way to ask", "Try it on a stranger"]
            ),
        ],
    )
    content = pdf.render(document)
    return SimpleUploadedFile("notes of our first meeting.pdf", content, "application/pdf")


EVIDENCE = {
    1: ("The front page, as the carers drew it first", drawing),
    2: ("What the carers agreed before anything was written", minutes),
}
