"""What a person tells about themselves. Everything that matching reads about a person is written here and nowhere else."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.postcodes import tidy_postcode
from coproduction.correspondence import services as correspondence
from coproduction.reference.models import Topic
from experts.models import Availability, Expert, ExpertLanguage, ExpertLocality, ExpertTopic
from experts.rules import people as rules
from experts.services.changes import changed
from experts.services.locking import locked_expert

FACTS = (
    "is_service_user", "is_carer", "phone", "date_of_birth", "online", "in_person", "postcode", "travel_miles", "about",
)  # fmt: skip
UNREADABLE_POSTCODE = _("We could not read this postcode. Enter it like NR1 1AA, or leave it empty.")


@transaction.atomic
def say_about(*, user, by, name=None, localities=None, topics=None, languages=None, times=None, **facts):
    """Save what a person tells about themselves, as much as they have said so far. Returns the Expert.

    `facts` may hold is_service_user, is_carer, phone, date_of_birth, online, in_person, postcode (kept as 'NR1 1AA'),
    travel_miles (None: not said) and about. `localities` and `languages` are every one they chose; `topics` is
    {TopicKind: every one of that kind}, and a kind left out stays as it is; `times` is {(Weekday, TimeOfDay)}.
    None leaves a list as it is, and an empty one empties it. Each list is written by at most two statements.

    This is the one door to ExpertLocality, ExpertTopic, ExpertLanguage, Availability and the facts: whatever is
    derived from them is brought up to date in `_write`, after its last statement, with the Expert locked.
    Raises RuleBroken for a postcode nobody can read and for a date of birth in the future.
    """
    lists = {"localities": localities, "topics": topics, "languages": languages, "times": times}
    lists = {each: chosen for each, chosen in lists.items() if chosen is not None}
    expert, _ = Expert.objects.get_or_create(user=user)
    expert = locked_expert(expert)
    if name is not None:
        user.name = expert.user.name = name
        user.save(update_fields=["name", "updated_at"])
    _write(expert, facts, lists)
    said = sorted([*facts, *lists, *(["name"] if name is not None else [])])
    audit.record(actor=by, action="expert.details_changed", target=expert, after={"fields": said})
    return expert


def _write(expert, facts, lists):
    if facts:
        _set(expert, _tidied(facts))
    for each, chosen in lists.items():
        KEEPERS[each](expert, chosen)
    changed(expert.pk)


def _tidied(facts):
    if unknown := set(facts) - set(FACTS):
        raise TypeError(f"An expert has no {', '.join(sorted(unknown))} to change")
    born = facts.get("date_of_birth")
    if born and (refusal := rules.why_not_born(born, today())):
        raise RuleBroken(refusal)
    if "postcode" not in facts:
        return facts
    if (postcode := tidy_postcode(facts["postcode"])) is None:
        raise RuleBroken(UNREADABLE_POSTCODE)
    return {**facts, "postcode": postcode}


def _set(expert, facts):
    for name, value in facts.items():
        setattr(expert, name, value)
    expert.save(update_fields=[*facts, "updated_at"])
    if "phone" in facts:
        correspondence.keep_phone(user=expert.user, phone=facts["phone"])


def _keep_localities(expert, localities):
    _replace(ExpertLocality, {"expert": expert}, "locality_id", {each.pk for each in localities})


def _keep_languages(expert, languages):
    _replace(ExpertLanguage, {"expert": expert}, "language_id", {each.pk for each in languages})


def _keep_topics(expert, topics):
    chosen = {topic.pk for those in topics.values() for topic in those if topic.kind in topics}
    of_these_kinds = Topic.objects.filter(kind__in=list(topics)).values("pk")
    ExpertTopic.objects.filter(expert=expert, topic__in=of_these_kinds).exclude(topic__in=chosen).delete()
    _add(ExpertTopic, [{"expert": expert, "topic_id": pk} for pk in sorted(chosen)])


def _keep_times(expert, times):
    Availability.objects.filter(expert=expert).delete()
    _add(
        Availability,
        [{"expert": expert, "weekday": day, "time_of_day": part} for day, part in sorted(times)],
    )


def _replace(model, of, field, chosen):
    model.objects.filter(**of).exclude(**{f"{field}__in": chosen}).delete()
    _add(model, [{**of, field: pk} for pk in sorted(chosen)])


def _add(model, rows):
    model.objects.bulk_create([model(**row) for row in rows], ignore_conflicts=True)


KEEPERS = {
    "localities": _keep_localities,
    "topics": _keep_topics,
    "languages": _keep_languages,
    "times": _keep_times,
}
