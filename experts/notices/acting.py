"""What we did with a person, for them to check: on paper at the desk, or sent the way they hear from us."""

from django.conf import settings

from coproduction.core.dates import say_date, say_moment
from coproduction.core.pdf import Bullets, Document, Paragraph
from coproduction.correspondence import services as correspondence

TITLE = "What we did together"
NOTHING = "We looked at your details together. Nothing was changed."


def summary_of(occasion, done):
    """Return the Document that says what was done. `done` is [(moment, sentence)]."""
    sentences = [sentence for _, sentence in done]
    return Document(
        title=TITLE,
        blocks=[
            Paragraph(f"For {occasion.person}. {_when(occasion)}"),
            Bullets(sentences) if sentences else Paragraph(NOTHING),
            Paragraph(_if_wrong()),
        ],
        trust=settings.TRUST_NAME,
        date=say_date(occasion.created_at),
        reference=f"Done with you {occasion.pk}",
    )


def done_with_you(occasion, done):
    """Send what was done to the person, once for each occasion."""
    correspondence.send(
        to=occasion.person,
        kind="done_with_you",
        key=f"done-with-you-{occasion.pk}",
        subject=f"{TITLE} on {say_date(occasion.created_at)}",
        body=correspondence.words(
            "experts/done_with_you.txt",
            name=occasion.person.name,
            when=_when(occasion),
            sentences=[sentence for _, sentence in done] or [NOTHING],
            if_wrong=_if_wrong(),
        ),
    )


def _when(occasion):
    how = occasion.get_how_display().lower()
    return f"{occasion.helper} did this with you {how} on {say_moment(occasion.created_at)}."


def _if_wrong():
    return f"If anything here is wrong, or you did not ask for it, tell us soon: {settings.SUPPORT_EMAIL}."
