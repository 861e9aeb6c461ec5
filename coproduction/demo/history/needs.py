"""What helps people to take part: their passports, what the host of the carers group answered, and what they said after."""

from coproduction.correspondence.enums import MessageFormat
from coproduction.demo.history.ground import read
from coproduction.demo.history.meetings import session_on
from experts.enums import NeedArea, NeedKind
from experts.models import AccessNeed, Expert
from experts.selectors.needs import asked_at
from experts.services import needs, passport

LAST = -10  # the day of the last carers group: what was answered for it is in the file


def plan_needs(cast, adverts, timeline):
    for facts in read("needs.toml")["passport"]:
        timeline.on(facts["told"], _tell, cast, facts)
    carers = adverts["carers"]
    for day in carers.facts["sessions"]:
        if day < LAST:
            timeline.on(day - 4, _meet_all, cast, carers, day, hour=16)
    for line in read("needs.toml")["answer"]:
        timeline.on(line["on"], _answer, cast, carers, line, hour=16)
    for line in read("needs.toml")["afterwards"]:
        timeline.on(line["on"], _confirm, cast, carers, line, hour=18)


def _tell(cast, facts):
    user = cast[facts["who"]]
    expert = Expert.objects.select_related("user").get(pk=user.pk)
    said = {need["kind"]: need for need in facts.get("need", [])}
    passport.choose_format(expert=expert, format=MessageFormat(facts["format"]), by=user)
    passport.choose_channel(expert=expert, channel=facts["channel"], by=user)
    for area in NeedArea:
        kinds = [kind for kind in NeedKind.of(area) if kind.value in said]
        passport.choose_needs(expert=expert, area=area, kinds=kinds, by=user)
    for need in AccessNeed.objects.filter(expert=expert):
        words, shared = said[need.kind].get("words", ""), said[need.kind]["shared"]
        passport.describe_need(need=need, words=words, shared=shared, by=user)


def _meet_all(cast, carers, day):
    activity = session_on(carers, day).activity
    for asked in asked_at(activity):
        for line in asked.lines:
            needs.will_be_met(need=line.need, activity=activity, by=cast["host"])


def _answer(cast, carers, line):
    need = AccessNeed.objects.select_related("expert").get(expert_id=cast[line["who"]].pk, kind=line["kind"])
    at = {"need": need, "activity": session_on(carers, line["session"]).activity, "by": cast["host"]}
    if "because" in line:
        needs.cannot_be_met(because=line["because"], words=line["words"], **at)
    else:
        needs.will_be_met(**at)


def _confirm(cast, carers, line):
    user, activity = cast[line["who"]], session_on(carers, line["session"]).activity
    needs.say_was_met(user=user, activity=activity, kind=line["kind"], was_met=line["was_met"], by=user)
