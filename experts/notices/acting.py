"""What we did with a person, for them to check: on paper at the desk, or sent the way they hear from us."""

from django.conf import settings
from django.utils.translation import gettext

from coproduction.core.dates import say_date, say_moment
from coproduction.core.languages import in_language_of
from coproduction.core.pdf import Bullets, Document, Paragraph
from coproduction.correspondence import services as correspondence


def summary_of(occasion, done):
    """Return the Document that says what was done, in the language of the person. `done` is as `what_was_done` says it."""
    with in_language_of(occasion.person):
        sentences = [sentence for _, sentence in done]
        return Document(
            title=gettext("What we did together"),
            blocks=[
                Paragraph(f"{_for(occasion)} {_when(occasion)}"),
                Bullets(sentences) if sentences else Paragraph(_nothing()),
                Paragraph(_if_wrong()),
            ],
            trust=settings.TRUST_NAME,
            date=say_date(occasion.created_at),
            reference=gettext("Done with you {number}").format(number=occasion.pk),
        )


def done_with_you(occasion, done):
    """Send what was done to the person, once for each occasion."""
    with in_language_of(occasion.person):
        day = say_date(occasion.created_at)
        subject = gettext("What we did together on {day}").format(day=day)
        body = correspondence.words(
            "experts/done_with_you.txt",
            name=occasion.person.name,
            when=_when(occasion),
            sentences=[sentence for _, sentence in done] or [_nothing()],
            if_wrong=_if_wrong(),
        )
    correspondence.send(
        to=occasion.person,
        kind="done_with_you",
        key=f"done-with-you-{occasion.pk}",
        subject=subject,
        body=body,
    )


def _for(occasion):
    return gettext("For {person}.").format(person=occasion.person)


def _nothing():
    return gettext("We looked at your details together. Nothing was changed.")


def _when(occasion):
    how = occasion.get_how_display().lower()
    return gettext("{helper} did this with you {how} on {moment}.").format(
        helper=occasion.helper, how=how, moment=say_moment(occasion.created_at)
    )


def _if_wrong():
    return gettext(
        "If anything here is wrong, or you did not ask for it, tell us soon: {support_email}."
    ).format(support_email=settings.SUPPORT_EMAIL)
