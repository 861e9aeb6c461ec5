"""Forms: Django's own fields speak plainly too, and every way to draw a form draws it once and the same."""

import pytest
from django import forms
from django.forms import formset_factory
from django.template import Context, Template
from django.test.html import parse_html

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form, PlainSpeech
from coproduction.nhsuk.gallery import GalleryForm
from coproduction.nhsuk.params import first_id


class Stock(PlainSpeech, forms.Form):
    words = {"email": {"label": "Email address", "noun": "your email address", "autocomplete": "username"}}

    email = forms.EmailField(widget=forms.TextInput(attrs={"placeholder": "Email"}))
    full_name = forms.CharField(max_length=5)
    places = forms.IntegerField(max_value=20)
    share = forms.ChoiceField(label="Share of 10%", choices=[("a", "A")])
    secret = forms.CharField(widget=forms.HiddenInput)


def drawn(source, **context):
    return Template("{% load nhsuk crispy_forms_tags %}" + source).render(Context(context))


def test_djangos_own_fields_get_our_sentences():
    form = Stock({})
    assert form.errors["email"] == ["Enter your email address"]
    assert form.errors["full_name"] == ["Enter the full name"]
    assert form.errors["share"] == ["Select the share of 10%"]
    form = Stock({"email": "x", "full_name": "\x00", "places": "21", "share": "z"})
    assert form.errors["email"] == ["Enter an email address in the right format, like name@example.com"]
    assert form.errors["full_name"] == [
        "Take the hidden characters out of the full name: typing it again usually does this"
    ]
    assert form.errors["places"] == ["Places must be 20 or less"]
    assert form.errors["share"] == ["Select the share of 10% from the list"]
    assert Stock({"full_name": "x" * 6}).errors["full_name"] == ["Full name must be 5 characters or fewer"]


def test_another_forms_field_can_be_put_in_our_words():
    html = drawn("{% nhsuk_field form.email %}", form=Stock())
    assert 'autocomplete="username"' in html and "placeholder" not in html and "required" not in html
    assert ">Email address</label>" in html


@pytest.mark.parametrize("way", ["{% crispy form %}", "{{ form|crispy }}", "{% nhsuk_fields form %}"])
def test_each_way_to_draw_a_form_draws_the_same_fields(way):
    form = GalleryForm({})
    assert parse_html(drawn(way, form=form)) == parse_html(drawn("{% nhsuk_fields form %}", form=form))


def test_a_form_is_drawn_with_neither_its_tag_nor_its_token():
    html = drawn("{% crispy form %}", form=GalleryForm(), csrf_token="secret")
    assert "<form" not in html and "secret" not in html


def test_hidden_fields_are_kept():
    assert '<input type="hidden" name="secret" id="id_secret">' in drawn("{{ form|crispy }}", form=Stock())


def ids(html):
    return {dict(tag.attributes).get("id") for tag in walk(parse_html(html))}


def walk(tag):
    yield tag
    for child in tag.children:
        if not isinstance(child, str):
            yield from walk(child)


@pytest.mark.parametrize(
    "typed", [{}, {"closing_date_day": "7"}, {"closing_date_day": "7", "closing_date_month": "13"}]
)
def test_every_line_of_the_error_summary_leads_to_a_field(typed):
    form = GalleryForm(typed)
    html = drawn("{% nhsuk_error_summary form %}{% nhsuk_fields form %}", form=form)
    leads = [dict(tag.attributes)["href"] for tag in walk(parse_html(html)) if tag.name == "a"]
    assert len(leads) == sum(len(errors) for errors in form.errors.values())
    assert {lead.removeprefix("#") for lead in leads} <= ids(html)


def test_what_describes_a_field_is_on_the_page():
    html = drawn("{% nhsuk_fields form %}", form=GalleryForm({}))
    described = [dict(tag.attributes).get("aria-describedby", "") for tag in walk(parse_html(html))]
    assert {name for names in described for name in names.split()} <= ids(html)


def test_no_id_is_used_twice():
    html = drawn("{% nhsuk_fields form %}", form=GalleryForm({}))
    found = [dict(tag.attributes)["id"] for tag in walk(parse_html(html)) if "id" in dict(tag.attributes)]
    assert len(found) == len(set(found))


def test_the_summary_leads_to_the_part_of_a_date_that_is_wrong():
    form = GalleryForm({"closing_date_day": "7", "closing_date_month": "2"})
    assert first_id(form["closing_date"]) == "id_closing_date_year"


class Pair(Form):
    first = fields.TextField(label="First")

    def clean(self):
        raise forms.ValidationError("The two do not fit")


def test_an_error_of_the_whole_form_leads_to_its_first_field():
    assert '<a href="#id_first">The two do not fit</a>' in drawn(
        "{% nhsuk_error_summary form %}", form=Pair({"first": "x"})
    )


def test_a_formsets_errors_are_all_in_one_summary():
    formset = formset_factory(Pair, extra=0)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-first": "", "form-1-first": "x"}
    )
    html = drawn("{% nhsuk_error_summary formset %}", formset=formset)
    assert 'href="#id_form-0-first"' in html and 'href="#id_form-1-first"' in html


def test_no_errors_no_summary():
    assert drawn("{% nhsuk_error_summary form %}{% error_prefix form %}", form=GalleryForm()) == ""
    assert drawn("{% nhsuk_error_summary form %}{% error_prefix form %}") == ""
    assert drawn("{% error_prefix form %}", form=GalleryForm({})) == "Error: "


def test_what_was_typed_is_shown_again():
    typed = {
        "title": "x" * 61,
        "closing_date_month": "13",
        "places": "lots",
        "payment": "1e400",
        "notes": "\n\nx",
    }
    html = drawn("{% nhsuk_fields form %}", form=GalleryForm(typed))
    for value in ("x" * 61, 'value="13"', 'value="lots"', 'value="1e400"', ">\n\n\nx</textarea>"):
        assert value in html


def test_a_password_is_never_sent_back():
    assert "hunter2" not in drawn("{% nhsuk_fields form %}", form=GalleryForm({"password": "hunter2"}))
