"""What we tell a person about their own place in the network. Each key holds the audit event, so it is said once."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from experts.enums import ExpertStatus


def applied(expert, event, *, reason=""):
    _tell(
        expert,
        event,
        "applied",
        link=reverse("involvement:opportunities"),
    )


def welcomed(expert, event, *, reason=""):
    _tell(expert, event, "welcomed")


def active(expert, event, *, reason=""):
    _tell(expert, event, "active", link=reverse("involvement:opportunities"))


def not_accepted(expert, event, *, reason=""):
    _tell(expert, event, "not_accepted", reason=reason)


def paused(expert, event, *, reason=""):
    _tell(expert, event, "paused")


def back(expert, event, *, reason=""):
    _tell(expert, event, "back", link=reverse("involvement:opportunities"))


def left(expert, event, *, reason=""):
    _tell(expert, event, "left", link=reverse("home:start"))


def stayed(expert, event, *, reason=""):
    _tell(expert, event, "stayed")


def nothing(expert, event, *, reason=""):
    """They are told of this in another way."""


def put_together(keeper, loser):
    """Say to the addresses of both accounts that the second is closed, and goes on in the first. Called while it has one."""
    for expert, kind in ((keeper, "merged_into"), (loser, "merged")):
        with in_language_of(expert.user):
            said = correspondence.say(f"experts/{kind}", name=expert.user.name)
        correspondence.send(
            to=expert.user,
            kind="expert_merged",
            key=f"expert-{kind}-{keeper.pk}-{loser.pk}",
            subject=said.subject,
            body=said.body,
            link=reverse("experts:profile"),
        )


MOVED = {
    ExpertStatus.WELCOMED: welcomed,
    ExpertStatus.ACTIVE: active,
    ExpertStatus.PAUSED: paused,
    ExpertStatus.NOT_ACCEPTED: not_accepted,
    ExpertStatus.LEFT: left,
}


def _tell(expert, event, kind, *, link="", **words):
    with in_language_of(expert.user):
        said = correspondence.say(f"experts/{kind}", name=expert.user.name, **words)
    correspondence.send(
        to=expert.user,
        kind=f"expert_{kind}",
        key=f"expert-{kind}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=link or reverse("experts:profile"),
    )
