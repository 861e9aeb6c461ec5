"""What we tell a person about their access needs at one activity. Each key holds the audit event, so it is said once."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence


def need_not_met(answer, event):
    _tell(answer, event, "need_not_met")


def need_will_be_met(answer, event):
    _tell(answer, event, "need_will_be_met")


def _tell(answer, event, kind):
    activity, person = answer.activity, answer.expert.user
    with in_language_of(person):
        said = correspondence.say(f"experts/{kind}", answer=answer, activity=activity, name=person.name)
    correspondence.send(
        to=person,
        kind=kind,
        key=f"{kind}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=reverse(activity.page, args=[activity.page_key]),
    )
