"""What we tell a person about their checks and their training. Each key holds the audit event, so it is said once."""

from django.template.loader import render_to_string
from django.urls import reverse

from coproduction.correspondence import services as correspondence
from experts.enums import ToldState


def check_asked(check, event):
    _tell(check.expert, event, "check_asked", f"We need a check: {check.kind}", check=check)


def check_clear(check, event):
    _tell(check.expert, event, "check_clear", f"Your check is done: {check.kind}", check=check)


def training_decided(told, event):
    if told.state == ToldState.CONFIRMED:
        _tell(told.expert, event, "training_confirmed", f"Your training counts: {told.kind}", told=told)
    else:
        _tell(told.expert, event, "training_turned_down", f"About your training: {told.kind}", told=told)


def _tell(expert, event, kind, subject, **words):
    context = {"name": expert.user.name, **words}
    correspondence.send(
        to=expert.user,
        kind=f"expert_{kind}",
        key=f"expert-{kind}-{event.pk}",
        subject=subject,
        body=render_to_string(f"notices/experts/{kind}.txt", context).strip(),
        link=reverse("experts:profile"),
    )
