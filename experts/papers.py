"""A person's record on paper: for themselves, and for somebody who advises them on benefits.

Neither says anything about anybody's health, needs or answers.
"""

from django.conf import settings

from coproduction.core.dates import say_date, say_minutes, today
from coproduction.core.money import pounds
from coproduction.core.pdf import (
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from coproduction.correspondence.selectors import print_size_of

WHAT_IT_IS = (
    "People who use our services, and people who care for them, help us to plan, run and check services. We call this "
    "involvement. It is not a job with us: each person chooses what to take part in, and can say no at any time."
)
WHAT_PAYMENTS_ARE = (
    "We pay for the time people give. Apart from that we pay back what taking part cost them, such as travel or "
    "care for somebody else. Expenses are not income. A person may also choose to take less, or nothing."
)
NOT_ADVICE = (
    "How a payment counts depends on the benefit, and often on the day it was paid. This letter says what happened. "
    "It is not advice."
)


def record_of(person, *, years, done, training, parts):
    """Return the Document of a person's whole involvement record."""
    return _document(
        person,
        "What I did with you",
        [
            Facts([("Name", str(person))]),
            Heading("In all"),
            _years(years) if years else Paragraph("Nothing is recorded yet."),
            *([Heading("What I did"), _done(done)] if done else []),
            *([Heading("Training"), _training(training)] if training else []),
            *(block for part in parts for block in (Heading(part.title), Bullets(list(part.sentences)))),
        ],
    )


def letter_of(person, statement):
    """Return the Document of a letter for an adviser, on one Statement."""
    period = f"from {say_date(statement.first)} to {say_date(statement.last)}"
    return _document(
        person,
        "Involvement and payments",
        [
            Paragraph(f"To whom it may concern\n\nThis letter is about {person}, {period}."),
            Heading("What involvement is"),
            Paragraph(f"{WHAT_IT_IS}\n\n{WHAT_PAYMENTS_ARE}\n\n{NOT_ADVICE}"),
            Heading("What they did"),
            *_what_they_did(statement),
            Heading("What we paid"),
            *_what_we_paid(statement),
            Paragraph(f"If you have questions, write to {settings.SUPPORT_EMAIL}."),
        ],
    )


def _document(person, title, blocks):
    return Document(
        title=title,
        blocks=blocks,
        trust=settings.TRUST_NAME,
        date=say_date(today()),
        text_size=print_size_of(person),
    )


def _years(years):
    rows = [[str(year.year), str(year.times), say_minutes(year.minutes)] for year in years]
    rows.append(
        ["In all", str(sum(year.times for year in years)), say_minutes(sum(year.minutes for year in years))]
    )
    return Table(["Year", "Times", "How long"], rows, caption="By year", numbers=[1])


def _done(done):
    rows = [
        [say_date(each.activity.starts_at), each.activity.title, each.role, say_minutes(each.minutes)]
        for each in done
    ]
    return Table(["Date", "What", "As", "How long"], rows, caption="What I did")


def _training(training):
    rows = [
        [
            each.kind.name,
            say_date(each.gained_on),
            say_date(each.expires_on) if each.expires_on else "Does not run out",
        ]
        for each in training
    ]
    return Table(["Training", "Done on", "Counts until"], rows, caption="Training")


def _what_they_did(statement):
    if not statement.done:
        return [Paragraph("They did not take part in anything in this time.")]
    rows = [
        [say_date(each.activity.starts_at), each.activity.title, say_minutes(each.minutes)]
        for each in statement.done
    ]
    rows.append(["In all", "", say_minutes(statement.minutes)])
    return [Table(["Date", "What", "How long"], rows, caption="What they did")]


def _what_we_paid(statement):
    if not statement.paid:
        return [Paragraph("We did not pay them anything in this time.")]
    rows = [
        [
            say_date(each.paid_on),
            f"{each.activity.title}, {say_date(each.activity.starts_at)}",
            pounds(each.paid_time),
            pounds(each.paid_expenses),
        ]
        for each in statement.paid
    ]
    rows.append(["In all", "", pounds(statement.paid_time), pounds(statement.paid_expenses)])
    heads = ["Paid on", "For", "For time", "Expenses"]
    return [Table(heads, rows, caption="What we paid, by the day it was paid", numbers=[2, 3])]
