"""A person's record on paper: for themselves, and for somebody who advises them on benefits.

Neither says anything about anybody's health, needs or answers.
"""

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _, pgettext

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

WHAT_IT_IS = _(
    "People who use our services, and people who care for them, help us to plan, run and check services. We call this "
    "involvement. It is not a job with us: each person chooses what to take part in, and can say no at any time."
)
WHAT_PAYMENTS_ARE = _(
    "We pay for the time people give. Apart from that we pay back what taking part cost them, such as travel or "
    "care for somebody else. Expenses are not income. A person may also choose to take less, or nothing."
)
NOT_ADVICE = _(
    "How a payment counts depends on the benefit, and often on the day it was paid. This letter says what happened. "
    "It is not advice."
)


def record_of(person, *, years, done, training, parts):
    """Return the Document of a person's whole involvement record, in the language of now: that of who reads it."""
    return _document(
        person,
        gettext("What I did with you"),
        [
            Facts([(gettext("Name"), str(person))]),
            Heading(gettext("In all")),
            _years(years) if years else Paragraph(gettext("Nothing is recorded yet.")),
            *([Heading(gettext("What I did")), _done(done)] if done else []),
            *([Heading(gettext("Training")), _training(training)] if training else []),
            *(
                block
                for part in parts
                for block in (Heading(str(part.title)), Bullets([*map(str, part.sentences)]))
            ),
        ],
    )


def letter_of(person, statement):
    """Return the Document of a letter for an adviser, on one Statement."""
    return _document(
        person,
        gettext("Involvement and payments"),
        [
            Paragraph(
                gettext(
                    "To whom it may concern\n\nThis letter is about {person}, from {first} to {last}."
                ).format(person=person, first=say_date(statement.first), last=say_date(statement.last))
            ),
            Heading(gettext("What involvement is")),
            Paragraph(f"{WHAT_IT_IS}\n\n{WHAT_PAYMENTS_ARE}\n\n{NOT_ADVICE}"),
            Heading(gettext("What they did")),
            *_what_they_did(statement),
            Heading(gettext("What we paid")),
            *_what_we_paid(statement),
            Paragraph(
                gettext("If you have questions, write to {support_email}.").format(
                    support_email=settings.SUPPORT_EMAIL
                )
            ),
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
        [
            gettext("In all"),
            str(sum(year.times for year in years)),
            say_minutes(sum(year.minutes for year in years)),
        ]
    )
    return Table(
        [gettext("Year"), pgettext("how often", "Times"), gettext("How long")],
        rows,
        caption=gettext("By year"),
        numbers=[1],
    )


def _done(done):
    rows = [
        [
            say_date(each.activity.starts_at),
            each.activity.full_title,
            each.role_words,
            say_minutes(each.minutes),
        ]
        for each in done
    ]
    heads = [gettext("Date"), gettext("What"), pgettext("in what role", "As"), gettext("How long")]
    return Table(heads, rows, caption=gettext("What I did"))


def _training(training):
    rows = [
        [
            each.kind.name,
            say_date(each.gained_on),
            say_date(each.expires_on) if each.expires_on else gettext("Does not run out"),
        ]
        for each in training
    ]
    heads = [gettext("Training"), gettext("Done on"), gettext("Counts until")]
    return Table(heads, rows, caption=gettext("Training"))


def _what_they_did(statement):
    if not statement.done:
        return [Paragraph(gettext("They did not take part in anything in this time."))]
    rows = [
        [say_date(each.activity.starts_at), each.activity.full_title, say_minutes(each.minutes)]
        for each in statement.done
    ]
    rows.append([gettext("In all"), "", say_minutes(statement.minutes)])
    heads = [gettext("Date"), gettext("What"), gettext("How long")]
    return [Table(heads, rows, caption=gettext("What they did"))]


def _what_we_paid(statement):
    if not statement.paid:
        return [Paragraph(gettext("We did not pay them anything in this time."))]
    rows = [
        [
            say_date(each.paid_on),
            f"{each.activity.full_title}, {say_date(each.activity.starts_at)}",
            pounds(each.paid_time),
            pounds(each.paid_expenses),
        ]
        for each in statement.paid
    ]
    rows.append([gettext("In all"), "", pounds(statement.paid_time), pounds(statement.paid_expenses)])
    heads = [gettext("Paid on"), gettext("For"), gettext("For time"), gettext("Expenses")]
    return [Table(heads, rows, caption=gettext("What we paid, by the day it was paid"), numbers=[2, 3])]
