"""What we tell a person about their own place in the network. Each key holds the audit event, so it is said once."""

from django.template.loader import render_to_string
from django.urls import reverse

from coproduction.correspondence import services as correspondence
from experts.enums import ExpertStatus


def applied(expert, event, *, reason=""):
    _tell(
        expert,
        event,
        "applied",
        "Thank you for joining: what happens next",
        link=reverse("involvement:opportunities"),
    )


def welcomed(expert, event, *, reason=""):
    _tell(expert, event, "welcomed", "It was good to talk to you")


def active(expert, event, *, reason=""):
    _tell(expert, event, "active", "You can now be offered places", link=reverse("involvement:opportunities"))


def not_accepted(expert, event, *, reason=""):
    _tell(expert, event, "not_accepted", "About your application to join", reason=reason)


def paused(expert, event, *, reason=""):
    _tell(expert, event, "paused", "You are taking a break")


def back(expert, event, *, reason=""):
    _tell(expert, event, "back", "Welcome back", link=reverse("involvement:opportunities"))


def left(expert, event, *, reason=""):
    _tell(expert, event, "left", "You have left the network", link=reverse("home:start"))


def stayed(expert, event, *, reason=""):
    _tell(expert, event, "stayed", "You have not left the network")


MOVED = {
    ExpertStatus.WELCOMED: welcomed,
    ExpertStatus.ACTIVE: active,
    ExpertStatus.PAUSED: paused,
    ExpertStatus.NOT_ACCEPTED: not_accepted,
    ExpertStatus.LEFT: left,
}


def _tell(expert, event, kind, subject, *, link="", **words):
    body = render_to_string(
        f"notices/experts/{kind}.txt", {"expert": expert, "name": expert.user.name, **words}
    ).strip()
    correspondence.send(
        to=expert.user,
        kind=f"expert_{kind}",
        key=f"expert-{kind}-{event.pk}",
        subject=subject,
        body=body,
        link=link or reverse("experts:profile"),
    )
