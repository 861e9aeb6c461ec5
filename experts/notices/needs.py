"""What we tell a person about their access needs at one activity. Each key holds the audit event, so it is said once."""

from django.urls import reverse

from coproduction.correspondence import services as correspondence


def need_not_met(answer, event):
    _tell(answer, event, "need_not_met", "We cannot give you some of the help you need")


def need_will_be_met(answer, event):
    _tell(answer, event, "need_will_be_met", "You will have the help you need after all")


def _tell(answer, event, kind, subject):
    activity, person = answer.activity, answer.expert.user
    correspondence.send(
        to=person,
        kind=kind,
        key=f"{kind}-{event.pk}",
        subject=" ".join(f"{subject}: {activity.title}".split())[:200],
        body=correspondence.words(f"experts/{kind}.txt", answer=answer, activity=activity, name=person.name),
        link=reverse(activity.page, args=[activity.page_key]),
    )
