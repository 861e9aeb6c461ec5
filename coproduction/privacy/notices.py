"""What we tell people about their data."""

from django.urls import reverse

from coproduction.correspondence import services as correspondence


def leaving(leaving):
    """Tell somebody who is leaving when we erase what we hold, and how to stop it."""
    correspondence.send(
        to=leaving.person,
        kind="privacy_leaving",
        key=f"privacy-leaving-{leaving.pk}",
        subject="When we will erase what we hold about you",
        body=correspondence.words("privacy/leaving.txt", leaving=leaving, name=leaving.person.name),
        link=reverse("privacy:my_data"),
    )


def download_ready(request):
    """Tell somebody that the download of their data is there, and for how long."""
    correspondence.send(
        to=request.person,
        kind="privacy_download_ready",
        key=f"privacy-download-ready-{request.pk}",
        subject="Your data is ready to download",
        body=correspondence.words("privacy/download_ready.txt", request=request, name=request.person.name),
        link=reverse("privacy:my_data"),
    )
