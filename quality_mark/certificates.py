"""The certificate of a mark: made when it is asked for, from rows that do not change, so that it is the same each time.

What does change it is a contributor's own wish to be named otherwise, or not at all: that is why no file is kept.
"""

from django.conf import settings
from django.urls import reverse

from coproduction.core.dates import say_date
from coproduction.core.pdf import Bullets, Document, Facts, Heading, Paragraph, Picture, WebAddress
from coproduction.core.qr import qr_svg
from quality_mark.badges import VALUES, absolute, badge_as_awarded
from quality_mark.selectors.register import credits_of

LADDER = "The ladder of participation is by Think Local Act Personal and the National Co-production Advisory Group."


def certificate_of(award):
    """Return the Document of an award fetched `with_work`."""
    version = award.decision.version
    submission = version.submission
    return Document(
        title="Co-production quality mark",
        trust=settings.TRUST_NAME,
        date=say_date(award.awarded_on),
        reference=award.number,
        blocks=[
            Picture(badge_as_awarded(award), f"The badge of the mark. {VALUES}", width=55),
            Paragraph("A panel of experts by experience and staff has awarded the mark to:"),
            Paragraph(submission.title, bold=True),
            Facts(_facts(award, submission, version)),
            Heading("Made together with"),
            *_credited(award),
            Heading("Check this mark"),
            *_checking(award),
            Paragraph(LADDER),
        ],
    )


def _facts(award, submission, version):
    return [
        ("Number", award.number),
        ("Kind of work", submission.get_kind_display()),
        *([("Directorate", str(submission.directorate))] if submission.directorate else []),
        ("Rung of the ladder of participation", award.decision.get_rung_display()),
        ("Awarded on", say_date(award.awarded_on)),
        ("Counts until", say_date(award.expires_on)),
        ("Judged by", str(version.criteria_set)),
    ]


def _credited(award):
    names, unnamed = credits_of(award)
    lines = [*names, *([_unnamed(unnamed, more=bool(names))] if unnamed else [])]
    return [Bullets(lines) if lines else Paragraph("People who use our services, and carers.")]


def _unnamed(number, *, more):
    people = "1 person" if number == 1 else f"{number} people"
    return f"{'and ' if more else ''}{people} who chose not to be named"


def _checking(award):
    address = absolute(reverse("quality_mark:verified", args=[award.token]))
    return [
        Paragraph(
            "A mark can expire or be withdrawn. Scan the code, or open the address, to see if it counts."
        ),
        Picture(qr_svg(address), f"QR code that leads to {address}", width=35),
        WebAddress(address),
    ]
