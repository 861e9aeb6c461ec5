"""The certificate of a mark: made when it is asked for, from rows that do not change, so that it is the same each time.

It is in the language of whoever asks for it; the badge on it is the one that everybody sees.

What does change it is a contributor's own wish to be named otherwise, or not at all: that is why no file is kept.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_date
from coproduction.core.pdf import Bullets, Document, Facts, Heading, Paragraph, Picture, WebAddress
from coproduction.core.qr import qr_svg
from quality_mark.badges import VALUES, absolute, badge_as_awarded
from quality_mark.selectors.register import credits_of

LADDER = _(
    "The ladder of participation is by Think Local Act Personal and the National "
    "Co-production Advisory Group."
)


def certificate_of(award):
    """Return the Document of an award fetched `with_work`."""
    version = award.decision.version
    submission = version.submission
    return Document(
        title=gettext("Co-production quality mark"),
        trust=settings.TRUST_NAME,
        date=say_date(award.awarded_on),
        reference=award.number,
        blocks=[
            Picture(
                badge_as_awarded(award),
                gettext("The badge of the mark. {values}").format(values=VALUES),
                width=55,
            ),
            Paragraph(gettext("A panel of experts by experience and staff has awarded the mark to:")),
            Paragraph(submission.title, bold=True),
            Facts(_facts(award, submission, version)),
            Heading(gettext("Made together with")),
            *_credited(award),
            Heading(gettext("Check this mark")),
            *_checking(award),
            Paragraph(str(LADDER)),
        ],
    )


def _facts(award, submission, version):
    return [
        (gettext("Number"), award.number),
        (gettext("Kind of work"), submission.get_kind_display()),
        *([(gettext("Directorate"), str(submission.directorate))] if submission.directorate else []),
        (gettext("Rung of the ladder of participation"), award.decision.get_rung_display()),
        (gettext("Awarded on"), say_date(award.awarded_on)),
        (gettext("Counts until"), say_date(award.expires_on)),
        (gettext("Judged by"), str(version.criteria_set)),
    ]


def _credited(award):
    names, unnamed = credits_of(award)
    lines = [*names, *([_unnamed(unnamed, more=bool(names))] if unnamed else [])]
    return [Bullets(lines) if lines else Paragraph(gettext("People who use our services, and carers."))]


def _unnamed(number, *, more):
    if more:
        return ngettext(
            "and {count} person who chose not to be named",
            "and {count} people who chose not to be named",
            number,
        ).format(count=number)
    return ngettext(
        "{count} person who chose not to be named", "{count} people who chose not to be named", number
    ).format(count=number)


def _checking(award):
    address = absolute(reverse("quality_mark:verified", args=[award.token]))
    return [
        Paragraph(
            gettext(
                "A mark can expire or be withdrawn. Scan the code, or open the address, to see if it counts."
            )
        ),
        Picture(
            qr_svg(address), gettext("QR code that leads to {address}").format(address=address), width=35
        ),
        WebAddress(address),
    ]
