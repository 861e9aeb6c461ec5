"""How it went, and what changed: one opportunity whose review is late, and one that is reviewed and told in public."""

from coproduction.demo.history.meetings import session_on
from involvement.models import Feedback, FeedbackAsked
from involvement.services import feedback, impact, publication

LATE, REVIEWED, LAST = "college", "letter", -9
GOOD = {"listened": "yes", "prepared": "yes", "again": "yes"}
MIXED = {"listened": "partly", "prepared": "no", "again": "yes"}
LETTER_SAID = "The first line should say that it is all right to bring someone."
BUS = "The last bus goes at 4pm, and we ended at 4."


def plan_changes(cast, adverts, timeline):
    on = timeline.on
    late, reviewed = adverts[LATE], adverts[REVIEWED]
    on(-104, feedback.note_who_is_due, hour=12)
    on(-103, _say, cast, late, "expert2", words="We never heard which of our ideas were used.", **MIXED)
    on(-103, _say, cast, late, "bola-adeyemi", without_name=True, words="More breaks, please.", **GOOD)
    on(-102, _say, cast, late, "host", words="People saw at once what we had missed for years.", **GOOD)
    on(-101, _barriers, cast, late, hour=9)
    on(-58, feedback.note_who_is_due, hour=12)
    on(-57, _say, cast, reviewed, "expert", words=LETTER_SAID, **GOOD)
    on(-56, _say, cast, reviewed, "catrin-rees", words="", **GOOD)
    on(-22, _answer_all, cast, reviewed)
    on(-20, _review, cast, reviewed)
    on(LAST, feedback.note_who_is_due, hour=12)


def _say(cast, advert, who, *, without_name=False, **said):
    person = cast[who]
    asked = FeedbackAsked.objects.filter(person=person, opportunity=advert.pk, answered_on=None).latest("pk")
    feedback.answer(asked=asked, without_name=without_name, by=person, **said)


def _barriers(cast, advert):
    of_it = {"opportunity": advert.row, "by": cast["host"]}
    impact.record_barrier(kind="travel", words=BUS, done="", is_done=False, **of_it)
    impact.record_barrier(
        kind="information",
        words="Papers came the day before.",
        done="We send papers a week before, in the format each person asked for.",
        is_done=True,
        **of_it,
    )


def _answer_all(cast, advert):
    said = Feedback.objects.get(opportunity=advert.pk, words=LETTER_SAID)
    of_it = {"opportunity": advert.row, "by": cast["host"], "is_public": True}
    impact.record_outcome(
        said="Say in the first line that people can bring someone.",
        state="done",
        did="The new letter says so in its first line. Every team has used it since last month.",
        answers=[f"feedback:{said.pk}", f"session:{session_on(advert, -60).pk}"],
        **of_it,
    )
    impact.record_outcome(
        said="Send the letter as a text message too.",
        state="not_done",
        did="Our texts cannot hold a whole letter. We now text to say that a letter is on its way.",
        answers=[],
        **of_it,
    )


def _review(cast, advert):
    publication.review_opportunity(opportunity=advert.row, by=cast["host"])
