"""What we tell a person about their checks and their training. Each key holds the audit event, so it is said once."""

from django.urls import reverse

from coproduction.core.dates import say_date
from coproduction.correspondence import services as correspondence
from experts.enums import ToldState


def check_asked(check, event):
    _tell(check.expert, event, "check_asked", what=str(check.kind))


def check_clear(check, event):
    _tell(check.expert, event, "check_clear", what=str(check.kind), until=_until(check.expires_on))


def training_decided(told, event):
    what = str(told.kind)
    if told.state == ToldState.CONFIRMED:
        until = _until(told.qualification.expires_on)
        _tell(told.expert, event, "training_confirmed", what=what, until=until)
    else:
        _tell(told.expert, event, "training_turned_down", what=what, reason=told.reason)


def _until(day):
    return f"It runs out on {say_date(day)}. We will tell you before then." if day else "It does not run out."


def _tell(expert, event, kind, **words):
    said = correspondence.say(f"experts/{kind}", name=expert.user.name, **words)
    correspondence.send(
        to=expert.user,
        kind=f"expert_{kind}",
        key=f"expert-{kind}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=reverse("experts:profile"),
    )
