"""Components are those of NHS.UK, and refuse what they do not know."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from coproduction.nhsuk.markup import render_macro
from tests.nhsuk.markup import tree


def drawn(source, **context):
    return Template("{% load nhsuk %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "component", "params"),
    [
        ("{% inset_text %}<p>x</p>{% endinset_text %}", "inset-text", {"html": "<p>x</p>"}),
        (
            '{% warning_callout heading="Stop" level=3 %}<p>x</p>{% endwarning_callout %}',
            "warning-callout",
            {"heading": "Stop", "html": "<p>x</p>"},
        ),
        (
            '{% details summary="s" %}<p>x</p>{% enddetails %}',
            "details",
            {"summaryText": "s", "html": "<p>x</p>"},
        ),
        ('{% tag "Paid" colour="green" %}', "tag", {"text": "Paid", "colour": "green"}),
        (
            '{% card heading="H" level=3 %}<p>x</p>{% endcard %}',
            "card",
            {"heading": "H", "headingLevel": 3, "descriptionHtml": "<p>x</p>"},
        ),
        (
            '{% banner kind="success" %}<p>x</p>{% endbanner %}',
            "notification-banner",
            {"variant": "success", "html": "<p>x</p>"},
        ),
        ("{% banner %}<p>x</p>{% endbanner %}", "notification-banner", {"html": "<p>x</p>"}),
        ('{% back_link "/a" %}', "back-link", {"href": "/a", "text": "Back"}),
        ('{% action_link "Go" "/a" %}', "action-link", {"href": "/a", "text": "Go"}),
        ('{% button "Go" %}', "button", {"text": "Go", "preventDoubleClick": True}),
        (
            '{% button "Go" url="/a" variant="secondary" %}',
            "button",
            {"text": "Go", "href": "/a", "variant": "secondary"},
        ),
        (
            '{% summary_list %}{% summary_row key="Name" change="/a" %}x{% endsummary_row %}'
            '{% summary_row key="Age" %}y{% endsummary_row %}{% endsummary_list %}',
            "summary-list",
            {
                "rows": [
                    {
                        "key": {"text": "Name"},
                        "value": {"text": "x"},
                        "actions": {
                            "items": [{"href": "/a", "text": "Change", "visuallyHiddenText": "name"}]
                        },
                    },
                    {"key": {"text": "Age"}, "value": {"text": "y"}},
                ]
            },
        ),
    ],
)
def test_a_component_is_as_the_macro_draws_it(source, component, params):
    assert tree(drawn(source)) == tree(str(render_macro(component, params)))


@pytest.mark.parametrize(
    "source",
    [
        '{% inset_text lable="x" %}{% endinset_text %}',
        '{% tag "x" color="green" %}',
        '{% button "x" href="/a" %}',
        '{% summary_row kee="x" %}{% endsummary_row %}',
        '{% task "x" %}',
        '{% table size="m" %}{% endtable %}',
    ],
)
def test_a_component_refuses_a_word_it_does_not_know(source):
    with pytest.raises(TemplateSyntaxError):
        drawn(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% tag "x" colour="gren" %}',
        '{% button "x" variant="big" %}',
        '{% card heading="x" level=7 %}{% endcard %}',
    ],
)
def test_a_component_refuses_a_value_it_does_not_know(source):
    with pytest.raises(TemplateSyntaxError):
        drawn(source)


def test_what_a_person_typed_is_never_html():
    nasty = '"><script>alert(1)</script>'
    source = (
        "{% tag x %}{% button x name=x value=x hidden=x %}{% back_link x x %}{% task x id='t' url=x hint=x status=x %}"
        "{% summary_row key=x change=x %}{{ x }}{% endsummary_row %}{% table caption=x %}{% endtable %}"
        "{% card heading=x url=x %}{{ x }}{% endcard %}{% details summary=x %}{{ x }}{% enddetails %}"
    )
    assert "<script>" not in drawn(source, x=nasty)


def test_an_empty_value_says_so():
    assert "Not given" in drawn('{% summary_row key="Name" %} {% endsummary_row %}')


def test_a_link_in_a_summary_row_stays_a_link_and_what_was_typed_stays_words():
    html = drawn(
        '{% summary_row key="Write to" %} <a href="/a">{{ x }}</a>{% endsummary_row %}', x="<b>us</b>"
    )
    assert '<a href="/a">&lt;b&gt;us&lt;/b&gt;</a>' in html


def test_a_stacked_table_says_the_heading_of_each_cell_where_it_is_shown_as_a_list():
    words = "{% table caption=x stacked=True %}{% stacked_cell heading=x %}<b>y</b>{% endstacked_cell %}{% endtable %}"
    html = Template("{% load nhsuk %}" + words).render(Context({"x": "<Day>"}))
    assert "app-scroll" not in html and "nhsuk-table--responsive" in html
    assert (
        '<span class="nhsuk-table__heading" aria-hidden="true">&lt;Day&gt;</span><div><b>y</b></div></td>'
        in html
    )
    assert "<Day>" not in html
