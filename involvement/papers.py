"""The certificate of training, for whoever came for all of it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date, say_minutes
from coproduction.core.pdf import STANDARD_PRINT, Document, Facts, Heading, Paragraph, WebAddress
from coproduction.correspondence.selectors import print_size_of
from involvement.rules.sessions import minutes_long

HOW_TO_CHECK = _("Anybody can check this certificate. Open this page and type the code.")


def certificate_of(place):
    """Return the Document of one TrainingPlace's certificate."""
    training, course = place.date, place.date.course
    until = say_date(place.expires_on) if place.expires_on else gettext("It does not run out")
    counts_as = [(gettext("It counts as"), str(course.kind))] if course.kind else []
    return Document(
        title=gettext("Certificate of training"),
        blocks=[
            Paragraph(gettext("This is to certify that")),
            Paragraph(place.name, bold=True),
            Paragraph(gettext("took part in the whole of this training")),
            Paragraph(course.name, bold=True),
            Facts(
                [
                    ("Date", say_date(training.activity.starts_at)),
                    ("Length", say_minutes(minutes_long(training.activity))),
                    *counts_as,
                    (gettext("Valid until"), until),
                    ("Code", place.certificate),
                ]
            ),
            Heading(gettext("How to check this certificate")),
            Paragraph(HOW_TO_CHECK),
            WebAddress(f"{settings.BASE_URL}{reverse('involvement:verify')}"),
        ],
        trust=settings.TRUST_NAME,
        date=say_date(training.activity.ends_at),
        reference=place.certificate,
        text_size=print_size_of(place.user) if place.user else STANDARD_PRINT,
    )
