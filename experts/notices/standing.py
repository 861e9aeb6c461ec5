"""What we tell a person about their checks and their training. Each key holds the audit event, so it is said once."""

from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from experts.enums import ToldState


def check_asked(check, event):
    _tell(check.expert, event, "check_asked", what=str(check.kind))


def check_clear(check, event):
    with in_language_of(check.expert.user):
        until = _until(check.expires_on)
    _tell(check.expert, event, "check_clear", what=str(check.kind), until=until)


def training_decided(told, event):
    what = str(told.kind)
    if told.state == ToldState.CONFIRMED:
        with in_language_of(told.expert.user):
            until = _until(told.qualification.expires_on)
        _tell(told.expert, event, "training_confirmed", what=what, until=until)
    else:
        _tell(told.expert, event, "training_turned_down", what=what, reason=told.reason)


def _until(day):
    return (
        gettext("It runs out on {day}. We will tell you before then.").format(day=say_date(day))
        if day
        else gettext("It does not run out.")
    )


def _tell(expert, event, kind, **words):
    with in_language_of(expert.user):
        said = correspondence.say(f"experts/{kind}", name=expert.user.name, **words)
    correspondence.send(
        to=expert.user,
        kind=f"expert_{kind}",
        key=f"expert-{kind}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=reverse("experts:profile"),
    )
