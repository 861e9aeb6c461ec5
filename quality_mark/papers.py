"""The papers of a version in print: as an accessible PDF in a reviewer's own size, or with a letter to them."""

from django.conf import settings
from django.urls import resolve
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_date, say_minutes, say_moment
from coproduction.core.languages import in_language_of
from coproduction.core.pdf import Bullets, Document, Facts, Heading, Paragraph
from coproduction.correspondence.selectors import print_size_of
from quality_mark.enums import ReviewStatus
from quality_mark.models import Review
from quality_mark.selectors.papers import whole_of, with_papers
from quality_mark.selectors.questions import threads_of

NOT_HERE = _("These papers are not open any more, so we have not sent them. You do not need to do anything.")
ASK_FOR_FILES = _("The files themselves are in the portal. Ask us if you want any of them on paper.")
LADDER = _(
    "The ladder of participation is by Think Local Act Personal and the National "
    "Co-production Advisory Group."
)


def document_of(review):
    """Return the Document of a review's papers, in the print its reviewer needs."""
    return Document(
        title=gettext("Papers: {version}").format(version=review.version),
        blocks=blocks_of(review),
        trust=settings.TRUST_NAME,
        date=say_date(review.version.submitted_at),
        reference=review.version.submission.reference,
        text_size=print_size_of(review.reviewer),
    )


def enclosed_with(message):
    """Return what goes with a letter that sends papers, as long as they are open to its reader when it is printed."""
    mine = Review.objects.visible_to(message.recipient).filter(
        pk=resolve(message.link).kwargs["pk"], status__in=(ReviewStatus.OPEN, ReviewStatus.DONE)
    )
    review = mine.select_related("version__submission", "reviewer").first()
    with in_language_of(message.recipient):
        return blocks_of(review) if review else [Paragraph(str(NOT_HERE))]


def blocks_of(review):
    """Return everything that a review's version says, as blocks of a Document."""
    version = with_papers(review.version.submission.versions).get(pk=review.version_id)
    whole = whole_of(version)
    return [
        Heading(gettext("About the work")),
        _facts(_about(whole)),
        Paragraph(str(LADDER)),
        Heading(gettext("Who was involved")),
        Bullets([_group(group) for group in whole.involved]),
        Heading(gettext("Involvement recorded in the portal")),
        *_cited(whole),
        *(block for paper in whole.papers for block in _criterion(paper)),
        Paragraph(str(ASK_FOR_FILES)),
        *_questions(version),
    ]


def _facts(pairs):
    return Facts([(name, str(value)) for name, value in pairs if value])


def _about(whole):
    version, submission = whole.version, whole.version.submission
    return [
        (gettext("What it is called"), submission.title),
        (gettext("Kind of work"), submission.get_kind_display()),
        (gettext("Directorate"), submission.directorate),
        (gettext("Who owns the work"), version.owner),
        (gettext("Stage"), version.get_stage_display()),
        (gettext("What it is, and how it was made"), version.summary),
        (gettext("Rung of the ladder"), version.get_rung_display()),
        (gettext("Why that rung"), version.rung_why),
        (gettext("Topics"), ", ".join(str(topic) for topic in submission.topics.all())),
        (gettext("What has changed since the last version"), version.what_changed),
        (gettext("Contributors who agreed to be named"), "\n".join(map(_credit, whole.credited))),
    ]


def _credit(contributor):
    who = contributor.credited_as or gettext("Someone who does not want to be named")
    return f"{who}: {contributor.what_they_did}"


def _group(group):
    people = ngettext("{count} person", "{count} people", group.people).format(count=group.people)
    said = f"{group.who}: {people}. {group.get_stage_display()}. {group.get_rung_display()}."
    return f"{said} {group.what_they_did}".strip()


def _cited(whole):
    activities = whole.activities
    if not activities:
        return [Paragraph(gettext("None is given as evidence."))]
    return [_facts(_figures(whole.figures)), Bullets([_activity(activity) for activity in activities])]


def _activity(activity):
    return gettext("{title}, {starts_at}: {took_part} took part").format(
        title=activity.title, starts_at=say_date(activity.starts_at), took_part=activity.took_part
    )


def _figures(figures):
    roles, notice = figures.get("roles") or {}, figures.get("notice")
    needs, paid = figures.get("access_needs"), figures.get("days_to_pay") or {}
    return [
        (gettext("Activities"), figures.get("activities")),
        (gettext("Experts who took part"), figures.get("people")),
        (gettext("Time they gave, together"), say_minutes(figures.get("minutes") or 0)),
        (gettext("In which roles"), "\n".join(f"{role}: {people}" for role, people in roles.items())),
        (gettext("Days of notice, at the shortest"), notice and notice["least"]),
        (
            gettext("Access needs"),
            gettext("{met} met of {asked} asked for").format(met=needs["met"], asked=needs["asked"])
            if needs
            else gettext("Too few to show"),
        ),
        (gettext("Days until people were paid, on average"), paid.get("mean")),
    ]


def _criterion(paper):
    statement = paper.statement
    cited = [gettext("The involvement recorded in the portal")] if statement.by_citations else []
    shown = [*cited, *(": ".join(filter(None, (str(file.document), file.shows))) for file in paper.files)]
    return [
        Heading(str(statement.criterion)),
        Paragraph(statement.criterion.question),
        _facts(
            [
                (gettext("Statement"), statement.words),
                (gettext("Their own score"), statement.get_self_score_display()),
            ]
        ),
        *([Paragraph(gettext("What they show:"), bold=True), Bullets(shown)] if shown else []),
    ]


def _questions(version):
    threads = threads_of(version)
    said = [Paragraph(line) for thread in threads for line in _thread(thread)]
    return [Heading(gettext("Questions to those who sent it")), *said] if said else []


def _thread(thread):
    yield gettext("{day}, a reviewer asked: {words}").format(
        day=_when(thread.question), words=thread.question.words
    )
    for answer in thread.answers:
        says = gettext("{day}, the reviewer wrote: {words}")
        if not answer.from_panel:
            says = gettext("{day}, {by} answered: {words}")
        yield says.format(day=_when(answer), by=answer.by, words=answer.words)


def _when(row):
    return say_moment(row.created_at)
