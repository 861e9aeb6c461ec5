"""Every wrong answer gets an instruction, and none breaks a page."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

CHOICES = [("n", "North"), ("s", "South")]
HOSTILE = [
    "\x00",
    "1e400",
    "٣",
    "9" * 6000,
    "-1",
    "NaN",
    "Infinity",
    "²",
    "<script>",
    "1_000",
    "0x10",
    " ",
    "🙂" * 300,
    "%s %(x)s",
]


def one(field, **typed):
    class OneField(Form):
        answer = field

    form = OneField({name: value for name, value in typed.items()})
    return form


def says(field, typed):
    form = one(field, answer=typed)
    assert not form.is_valid()
    return form.errors["answer"][0]


def gives(field, typed):
    form = one(field, answer=typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data["answer"]


def date(day="", month="", year="", **options):
    form = one(
        fields.SplitDateField(label="Closing date", **options),
        answer_day=day,
        answer_month=month,
        answer_year=year,
    )
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (fields.TextField(label="Title"), "Enter the title"),
        (fields.TextField(label="Your name"), "Enter your name"),
        (fields.TextField(label="NHS number"), "Enter the NHS number"),
        (fields.TextField(label="What is it called?", noun="a title"), "Enter a title"),
        (fields.TextField(label="What is it called?"), "Enter an answer to ‘What is it called?’"),
        (fields.TextField(label="Title", errors={"required": "Give it a title"}), "Give it a title"),
        (fields.LongTextField(label="Reason"), "Enter the reason"),
        (fields.EmailField(label="Email address"), "Enter the email address"),
        (fields.PhoneField(label="Telephone number"), "Enter the telephone number"),
        (fields.WebAddressField(label="Web address"), "Enter the web address"),
        (fields.PasswordField(label="Password"), "Enter the password"),
        (fields.TimeField(label="Start time"), "Enter the start time"),
        (fields.WholeNumberField(label="Number of places"), "Enter the number of places"),
        (fields.DecimalField(label="Distance"), "Enter the distance"),
        (fields.MoneyField(label="Payment"), "Enter the payment"),
        (fields.RadioField(label="Locality", choices=CHOICES), "Select the locality"),
        (fields.SelectField(label="Locality", choices=CHOICES), "Select the locality"),
        (fields.YesNoField(label="Is it online?", noun="yes if it is online"), "Select yes if it is online"),
        (fields.CheckboxesField(label="Localities", choices=CHOICES), "Select the localities"),
        (fields.ConfirmField(label="I agree"), "Tick the box to say: I agree"),
        (fields.FileField(label="Receipt"), "Choose the receipt"),
    ],
)
def test_an_empty_field_says_what_to_enter(field, words):
    assert says(field, "") == words


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (
            fields.TextField(label="Title", max_length=1000),
            "x" * 1001,
            "Title must be 1,000 characters or fewer",
        ),
        (fields.TextField(label="Code", min_length=3), "ab", "Code must be 3 characters or more"),
        (
            fields.TextField(label="How long?", max_length=1),
            "xx",
            "Your answer must be 1 characters or fewer",
        ),
        (
            fields.EmailField(label="Email address"),
            "jo@",
            "Enter an email address in the right format, like name@example.com",
        ),
        (
            fields.WebAddressField(label="Web address"),
            "javascript:alert(1)",
            "Enter a web address in the right format, like https://www.example.com",
        ),
        (
            fields.TimeField(label="Start time"),
            "2",
            "Enter the start time with am or pm, like 2pm, or as 14:00",
        ),
        (
            fields.TimeField(label="Start time"),
            "2:30",
            "Enter the start time with am or pm, like 2pm, or as 14:00",
        ),
        (
            fields.TimeField(label="Start time"),
            "25:00",
            "Enter the start time in the right format, like 2pm, 2:30pm or 14:30",
        ),
        (fields.WholeNumberField(label="Places"), "2.5", "Places must be a whole number in figures, like 12"),
        (fields.WholeNumberField(label="Places"), "two", "Places must be a whole number in figures, like 12"),
        (
            fields.MinutesField(label="How long"),
            "2 hours",
            "How long must be a whole number of minutes in figures, like 90",
        ),
        (
            fields.MinutesField(label="How long"),
            "1.5",
            "How long must be a whole number of minutes in figures, like 90",
        ),
        (fields.WholeNumberField(label="Places", min_value=1), "0", "Places must be 1 or more"),
        (fields.WholeNumberField(label="Places", max_value=5000), "5001", "Places must be 5,000 or less"),
        (
            fields.DecimalField(label="Distance"),
            "1.234",
            "Distance must have no more than 2 figures after the point",
        ),
        (fields.MoneyField(label="Fare"), "ten", "Fare must be an amount in pounds and pence, like 24.31"),
        (
            fields.MoneyField(label="Fare", max_value=Decimal("1500")),
            "1500.01",
            "Fare must be £1,500 or less",
        ),
        (fields.RadioField(label="Locality", choices=CHOICES), "x", "Select the locality from the list"),
        (fields.RadioField(label="Cut of 10%", choices=CHOICES), "x", "Select the cut of 10% from the list"),
        (
            fields.CheckboxesField(label="Localities", choices=CHOICES),
            ["x"],
            "Select the localities from the list",
        ),
    ],
)
def test_a_wrong_answer_says_what_to_do(field, typed, words):
    assert says(field, typed) == words


ALL_TYPED = [
    fields.TextField(label="Title", max_length=20),
    fields.LongTextField(label="Notes", max_length=20),
    fields.EmailField(label="Email"),
    fields.WebAddressField(label="Web address"),
    fields.PhoneField(label="Phone", max_length=5),
    fields.TimeField(label="Time"),
    fields.WholeNumberField(label="Number"),
    fields.MinutesField(label="Number"),
    fields.DecimalField(label="Number", min_value=0),
    fields.MoneyField(label="Money"),
    fields.RadioField(label="One", choices=CHOICES),
    fields.SelectField(label="One", choices=CHOICES),
    fields.CheckboxesField(label="Many", choices=CHOICES),
    fields.YesNoField(label="Yes?"),
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("field", ALL_TYPED, ids=lambda field: type(field).__name__)
def test_nothing_typed_breaks_a_field_or_shows_djangos_words(field, typed):
    form = one(field, answer=typed)
    form.is_valid()
    words = " ".join(form.errors.get("answer", []))
    for stock in ("required.", "valid", "Null", "Ensure", "value"):
        assert stock not in words


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("part", ["day", "month", "year"])
def test_nothing_typed_breaks_a_date(part, typed):
    form = date(**({"day": "1", "month": "2", "year": "2027"} | {part: typed}))
    assert form.errors


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("2pm", (14, 0)), ("2 PM", (14, 0)), ("2 p.m.", (14, 0)), ("14:00", (14, 0)),
        ("2.30pm", (14, 30)), ("2:30pm", (14, 30)), ("1430", (14, 30)), ("230pm", (14, 30)),
        ("noon", (12, 0)), ("midnight", (0, 0)), ("12am", (0, 0)), ("12pm", (12, 0)), ("02:30", (2, 30)),
        ("9:15", (9, 15)), ("14:00:00", (14, 0)),
    ],
)  # fmt: skip
def test_a_time_as_people_write_it(typed, time):
    assert gives(fields.TimeField(label="Time"), typed) == datetime.time(*time)


@pytest.mark.parametrize(
    ("typed", "pounds"), [("£24.31", "24.31"), ("1,024.3", "1024.3"), (" 7 ", "7"), ("0", "0")]
)
def test_money_as_people_write_it(typed, pounds):
    assert gives(fields.MoneyField(label="Fare"), typed) == Decimal(pounds)


@pytest.mark.parametrize("month", ["2", "02", "Feb", "february", "Feb."])
def test_a_date_with_the_month_as_people_write_it(month):
    assert date("7", month, "2027").cleaned_data["answer"] == datetime.date(2027, 2, 7)


@pytest.mark.parametrize(
    ("typed", "words", "parts"),
    [
        (("", "", ""), "Enter the closing date", ["day", "month", "year"]),
        (("7", "", "2027"), "Closing date must include a month", ["month"]),
        (("7", "", ""), "Closing date must include a month and a year", ["month", "year"]),
        (("31", "2", "2027"), "Closing date must be a real date, like 27 3 2026", ["day", "month", "year"]),
        (("7", "13", "2027"), "Closing date must be a real date, like 27 3 2026", ["month"]),
        (("7", "Mon", "2027"), "Closing date must be a real date, like 27 3 2026", ["month"]),
        (("7", "2", "27"), "The year must have 4 figures, like 2026", ["year"]),
        (("31", "12", "9999"), "The year must be between 1900 and 2126", ["year"]),
        (("31", "12", "2127"), "The year must be between 1900 and 2126", ["year"]),
        (("31", "12", "1899"), "The year must be between 1900 and 2126", ["year"]),
    ],
)
def test_a_wrong_date_says_which_part(still_clock, typed, words, parts):
    error = date(*typed).errors.as_data()["answer"][0]
    assert error.messages == [words]
    assert error.params["parts"] == parts


def test_a_date_is_compared_with_today_when_it_is_sent(still_clock):
    assert date("23", "11", "2026", when="today_or_future").is_valid()
    assert date("22", "11", "2026", when="today_or_future").errors["answer"] == [
        "Closing date must be today or in the future"
    ]
    assert date("23", "11", "2026", when="past").errors["answer"] == ["Closing date must be in the past"]


def test_a_label_with_a_per_cent_sign_does_not_break_a_date():
    form = one(fields.SplitDateField(label="Day 10% is due"), answer_day="7")
    assert form.errors["answer"] == ["Day 10% is due must include a month and a year"]


def test_an_optional_field_may_be_empty():
    assert gives(fields.MoneyField(label="Fare", required=False), " ") is None
    assert gives(fields.YesNoField(label="Online?", required=False), "") is None
    assert date(required=False).cleaned_data["answer"] is None


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("empty.pdf", 0, "Choose another file: this one has nothing in it"),
        ("big.pdf", 2 * 1024 * 1024 + 1, "Receipt must be smaller than 2 MB"),
        ("x" * 300 + ".pdf", 5, "Receipt must have a file name of 20 characters or fewer"),
    ],
)
def test_a_file_that_cannot_be_taken(name, size, words):
    field = fields.FileField(label="Receipt", max_bytes=2 * 1024 * 1024, max_length=20)

    class Upload(Form):
        answer = field

    form = Upload({}, {"answer": SimpleUploadedFile(name, b"x" * size)})
    assert form.errors["answer"][0] == words


def test_a_file_kept_from_an_earlier_try_need_not_be_chosen_again():
    form = one(fields.FileField(label="Receipt"))
    form.fields["answer"].kept = "train.pdf"
    assert form.is_valid()
    assert form.cleaned_data["answer"] == "train.pdf"
