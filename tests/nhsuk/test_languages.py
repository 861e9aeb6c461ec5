"""Fields are made once, and say what is wrong in the language of each page; so do the scripts of components."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import gettext_lazy as _, override

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form, PlainSpeech
from coproduction.nhsuk.gallery import GalleryForm
from coproduction.nhsuk.markup import render_field
from coproduction.nhsuk.params import build
from tests.nhsuk.test_markup import NAMES, assert_same, both


class OnceForm(Form):
    """Made when this file is read, in no language."""

    name = fields.TextField(label=_("Name"), max_length=3)
    why = fields.TextField(label=_("Why?"), noun=_("your question"))
    locality = fields.SelectField(label=_("Locality"), choices=[("n", "North")])
    agreed = fields.ConfirmField(label=_("Name"))
    day = fields.SplitDateField(label=_("Name"))
    answer = fields.TextField(label=_("How?"))


def errors(typed=None):
    form = OnceForm(typed or {})
    return {name: found[0] for name, found in form.errors.items()}


def test_a_field_made_once_says_what_is_wrong_in_each_language():
    english = errors()
    with override("cy"):
        welsh = errors()
    assert english == errors(), "and in English again"
    assert english["name"] == "Enter the name"
    assert english["why"] == "Enter your question"
    assert english["locality"] == "Select the locality"
    assert english["agreed"] == "Tick the box to say: Name"
    assert english["answer"] == "Enter an answer to ‘How?’"
    assert welsh["name"] == "Rhowch: Enw", "the label stands as it is"
    assert welsh["agreed"].endswith(": Enw")
    assert not set(english.values()) & set(welsh.values())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "Esther"}, "Name must be 3 characters or fewer"),
        ({"day_day": "1"}, "Name must include a month and a year"),
        ({"day_day": "31", "day_month": "2", "day_year": "2026"}, "Name must be a real date, like 27 3 2026"),
    ],
)
def test_what_was_typed_wrong_is_said_in_each_language(typed, said):
    assert said in errors(typed).values()
    with override("cy"):
        found = [words for words in errors(typed).values() if words.startswith("Enw: ")]
    assert found


def test_a_per_cent_sign_in_a_label_stays_one_in_every_language():
    class PerCent(Form):
        share = fields.SelectField(label=_("50% or %(value)s"), choices=[("n", "North")])

    for language in ("en-gb", "cy"):
        with override(language):
            assert "50% or %(value)s" in PerCent({"share": "x"}).errors["share"][0]


def test_a_field_of_djangos_own_speaks_the_language_of_its_form():
    class Theirs(PlainSpeech, forms.Form):
        name = forms.CharField(label=_("Name"), max_length=3)

    with override("cy"):
        assert Theirs({}).errors["name"] == ["Rhowch: Enw"]
        assert Theirs({"name": "Esther"}).errors["name"][0].startswith("Enw: ")
    assert Theirs({}).errors["name"] == ["Enter the name"]


@pytest.mark.parametrize("name", NAMES)
def test_the_macro_and_our_markup_are_told_the_same_in_welsh(name):
    with override("cy"):
        for form in (GalleryForm(), GalleryForm({})):
            ours, theirs = both(form[name])
            assert_same(ours, theirs)


def test_what_a_script_says_is_in_the_page_but_for_english():
    with override("cy"):
        summary = str(render_field(*build(GalleryForm()["summary"])))
        password = str(render_field(*build(GalleryForm()["password"])))
    for form in ("zero", "one", "two", "few", "many", "other"):
        assert f"data-i18n.characters-under-limit.{form}=" in summary
    assert "%{count}" in summary and "remaining" not in summary
    assert "data-i18n.hide-password=" in password and "Show" not in password
    assert "data-i18n" not in str(render_field(*build(GalleryForm()["summary"])))
    assert "data-i18n" not in str(render_field(*build(GalleryForm()["password"])))


@pytest.mark.parametrize(
    ("month", "number"), [("Mawrth", 3), ("Mai", 5), ("mehefin", 6), ("Rhag", 12), ("March", 3), ("sept", 9)]
)
def test_a_month_may_be_typed_in_the_language_of_the_page_or_in_english(month, number):
    field = fields.SplitDateField(label="Day")
    with override("cy"):
        assert field.clean(["2", month, "2026"]) == datetime.date(2026, number, 2)


def test_a_month_of_another_language_is_none_in_english():
    with pytest.raises(ValidationError):
        fields.SplitDateField(label="Day").clean(["2", "Chwefror", "2026"])


@pytest.mark.parametrize(
    ("tag", "english", "welsh"),
    [
        ('{% back_link "/" %}', "Back", "Yn ôl"),
        ('{% summary_row key="x" change="/" %}{% endsummary_row %}', "Change|Not given", "Newid|Heb ei roi"),
        ("{% warning_callout %}x{% endwarning_callout %}", "Important", "Pwysig"),
        ('{% warning_callout heading="x" %}x{% endwarning_callout %}', "Important: ", "Pwysig: "),
        ('{% banner kind="success" %}x{% endbanner %}', "Success", "Llwyddiant"),
        ("{% inset_text %}x{% endinset_text %}", "Information: ", "Gwybodaeth: "),
    ],
)
def test_the_fixed_words_of_components_are_those_of_the_page(tag, english, welsh):
    template = Template("{% load nhsuk %}" + tag)
    assert all(words in template.render(Context()) for words in english.split("|"))
    with override("cy"):
        page = template.render(Context())
    assert all(words in page for words in welsh.split("|"))
    assert not any(words in page for words in english.split("|"))


def test_the_title_and_the_summary_of_errors_are_those_of_the_page():
    template = Template("{% load nhsuk %}{% error_prefix form %}{% nhsuk_error_summary form %}")
    with override("cy"):
        page = template.render(Context({"form": OnceForm({})}))
    assert page.startswith("Gwall: ") and "Mae problem" in page


def test_other_websites_are_told_the_language_of_the_page():
    template = Template("{% load nhsuk %}{% shared_locale %}")
    assert template.render(Context()) == "en_GB"
    with override("cy"):
        assert template.render(Context()) == "cy_GB"
