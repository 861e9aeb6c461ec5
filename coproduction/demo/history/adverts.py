"""Adverts from first words to their end, and who was interested: each step by the real service, on its own day."""

from coproduction.demo.history.ground import read
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import Directorate, Locality, Venue
from involvement.models import Interest, Opportunity
from involvement.rules.sections import FIELDS, fingerprint
from involvement.services import interests, opportunities, publication

LOOKED_UP = {"venue": Venue, "directorate": Directorate, "locality": Locality}
DATES = {
    "closing": "closing_date",
    "decision": "decision_date",
    "first": "first_date",
    "comments": "documents_due",
}
CONTACT = "participation@example.nhs.uk"
WORDS_OF_A_NO = (
    "Many people answered. We chose those whose experience was closest to this. Thank you for telling us."
)
WORDS_OF_A_WAIT = "Every place is offered now. A place may become free."
REASONS = {
    "not_choose": {"reason": WORDS_OF_A_NO},
    "wait": {"reason": WORDS_OF_A_WAIT},
    "offer": {"why": "They fit best."},
}
WORDS_OF_AN_ANSWER = "A calm person who listens, and does not ask me to say it all again."
DECIDED_BY_HOST = {"shortlist", "offer", "wait", "not_choose"}


class Advert:
    """One advert of the data file, and its row once it is written."""

    def __init__(self, facts, cast, timeline):
        self.facts, self.cast, self.timeline = facts, cast, timeline
        self.pk = None

    @property
    def row(self):
        return Opportunity.objects.get(pk=self.pk)

    def plan(self):
        """Put everything that happens to it on the timeline."""
        facts, on = self.facts, self.timeline.on
        on(facts["written"], self.write)
        for name in ("sent", "sent_back", "published", "begun", "completed", "cancelled"):
            if name in facts:
                on(facts[name], getattr(self, name))
        if facts.get("closing", 0) < 0:
            # The minute after midnight, as beat does it.
            on(facts["closing"] + 1, publication.close_due, hour=0)
        for line in facts["interests"]:
            self._plan_interest(line)

    def write(self):
        self.pk = opportunities.start_advert(
            title=self.facts["title"], kind=self.facts["kind"], by=self.cast["host"]
        ).pk
        values = self._values()
        for section, fields in FIELDS.items():
            said = {name: values[name] for name in fields if name in values}
            if said:
                self._save(section, said)

    def sent(self):
        publication.send_for_checking(opportunity=self.row, by=self.cast["host"])

    def sent_back(self):
        words = self.facts["sent_back_words"]
        publication.send_back(opportunity=self.row, words=words, by=self.cast["coordinator"])

    def published(self):
        self.sent()
        publication.publish(opportunity=self.row, by=self.cast["coordinator"])

    def begun(self):
        publication.begin(opportunity=self.row, by=self.cast["host"])

    def completed(self):
        publication.complete(opportunity=self.row, by=self.cast["host"])

    def cancelled(self):
        reason = self.facts["cancelled_reason"]
        publication.cancel(opportunity=self.row, reason=reason, by=self.cast["host"])

    def _save(self, section, values):
        row = self.row
        version = fingerprint(row, section)
        host = self.cast["host"]
        opportunities.save_section(opportunity=row, section=section, values=values, version=version, by=host)

    def _values(self):
        values = {name: value for name, value in self.facts.items() if name in _WORDS}
        for name, model in LOOKED_UP.items():
            if name in self.facts:
                values[name] = model.objects.get(name=self.facts[name])
        if "band" in self.facts:
            values["band"] = Band.objects.get(scheme__key="demo", name=self.facts["band"])
        if "budget" in self.facts:
            values["budget"] = Budget.objects.get(code=self.facts["budget"])
            values["contact_email"] = CONTACT
        for name, field in DATES.items():
            if name in self.facts:
                values[field] = self.timeline.day(self.facts[name])
        return values

    def _plan_interest(self, line):
        said, _, moves = line.partition(":")
        who, day = said.split()
        self.timeline.on(int(day), self._express, who, hour=12)
        for move in filter(None, moves.split(",")):
            name, day = move.split()
            self.timeline.on(int(day), self._move, who, name, hour=15)

    def _express(self, who):
        words = "I would like to take part, and I have some experience of this."
        answers = {question.pk: WORDS_OF_AN_ANSWER for question in self.row.questions.all()}
        interests.express(opportunity=self.row, user=self.cast[who], words=words, answers=answers)

    def _move(self, who, name):
        if name == "lapse":
            interests.lapse_offers()
            return
        interest = Interest.objects.get(opportunity_id=self.pk, expert_id=self.cast[who].pk)
        by = self.cast["host"] if name in DECIDED_BY_HOST else self.cast[who]
        getattr(interests, name)(interest=interest, by=by, **REASONS.get(name, {}))


_WORDS = {name for fields in FIELDS.values() for name in fields} - {"band", "budget", *LOOKED_UP}


def plan_adverts(cast, timeline):
    """Put every advert of the data file on the timeline. Return them by key."""
    adverts = {facts["key"]: Advert(facts, cast, timeline) for facts in read("adverts.toml")["advert"]}
    for advert in adverts.values():
        advert.plan()
    return adverts
