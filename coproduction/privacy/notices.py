"""What we tell people about their data."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.privacy.paper import ON_PAPER


def leaving(leaving):
    """Tell somebody who is leaving when we erase what we hold, and how to stop it."""
    _tell(leaving.person, "leaving", leaving.pk, leaving=leaving)


def download_ready(request):
    """Tell somebody that the download of their data is there, and for how long."""
    _tell(request.person, "download_ready", request.pk, request=request)


def on_paper(person, job, **words):
    """Put all we hold about somebody among the letters to print, whatever way they chose: once for each job."""
    with in_language_of(person):
        said = correspondence.say("privacy/on_paper", name=person.name, **words)
    correspondence.send_letter(
        to=person, kind=ON_PAPER, key=f"privacy-on-paper-{job.pk}", subject=said.subject, body=said.body
    )


def _tell(person, kind, number, **words):
    with in_language_of(person):
        said = correspondence.say(f"privacy/{kind}", name=person.name, **words)
    correspondence.send(
        to=person,
        kind=f"privacy_{kind}",
        key=f"privacy-{kind.replace('_', '-')}-{number}",
        subject=said.subject,
        body=said.body,
        link=reverse("privacy:my_data"),
    )
