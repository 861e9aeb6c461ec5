"""{% load nhsuk %}: form fields, the error summary and the components the pages are made of."""

from functools import cache
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from coproduction.core import languages
from coproduction.core.middleware.answers import came_from
from coproduction.nhsuk.components import lists, text, ways
from coproduction.nhsuk.markup import render_field, render_macro
from coproduction.nhsuk.params import build, first_id, plain

register = template.Library()

for block in (text.inset_text, text.warning_callout, text.details, text.card, text.banner):
    register.simple_block_tag(block)
for block in (lists.summary_list, lists.summary_row, lists.task_list, lists.table, lists.stacked_cell):
    register.simple_block_tag(block)
for single in (text.tag, lists.task, ways.button, ways.back_link, ways.action_link):
    register.simple_tag(single)


@register.simple_tag
def nhsuk(component, **params):
    """Any NHS.UK component by its macro: {% nhsuk "panel" titleText="Done" %}. Dear: not for lists."""
    return render_macro(component, params)


@register.simple_tag
def nhsuk_field(bound, *, heading=False, label_size="", classes=""):
    """One field of a form; `heading` makes its label the h1 of the page."""
    if bound.is_hidden:
        return bound.as_widget()
    changes = {"heading": heading, "label_size": label_size, "classes": classes}
    return render_field(*build(bound, **{name: value for name, value in changes.items() if value}))


@register.simple_tag
def nhsuk_fields(form):
    """Every field of a form, hidden ones too."""
    return mark_safe("".join(nhsuk_field(bound) for bound in form))  # noqa: S308 - each part is safe already


@register.simple_tag
def nhsuk_error_summary(*forms):
    """What is wrong, each line a link to its field; '' when nothing is. Takes several forms of one page."""
    lines = [found for form in forms if form for found in error_lines(form)]
    return render_field("error-summary", {"errorList": lines}) if lines else ""


def error_lines(form):
    """[{"text", "href"}] of a form, or of a formset with its forms, in the order of the page."""
    if hasattr(form, "forms"):
        lines = [{"text": plain(error)} for error in form.non_form_errors()]
        return lines + [found for inner in form.forms for found in error_lines(inner)]
    first = next((first_id(bound) for bound in form.visible_fields()), "")
    lines = [line(error, first) for error in form.non_field_errors()]
    for bound in form:
        lines += [line(error, first if bound.is_hidden else first_id(bound)) for error in bound.errors]
    return lines


def line(error, field_id):
    """What is wrong with the whole form, or with a field nobody sees, leads to the form's first field."""
    return {"text": plain(error), "href": f"#{field_id}" if field_id else ""}


@register.simple_tag
def error_prefix(*forms):
    """'Error: ' for the page's title when one of its forms has errors."""
    wrong = any(form.is_bound and form.errors for form in forms if hasattr(form, "is_bound"))
    return f"{gettext('Error:')} " if wrong else ""


@register.simple_tag
def qr_code(svg, words):
    """An SVG made by us, drawn in the page: our security policy lets no picture in as a data: address."""
    drawing = svg[svg.index("<svg") :]
    return format_html('<div class="app-qr" role="img" aria-label="{}">{}</div>', words, mark_safe(drawing))  # noqa: S308


@register.simple_tag(takes_context=True)
def single_sign_on(context):
    """[{name, url}] of the work accounts people can sign in with: read from the settings, which costs no query."""
    next_page = context.get("redirect_field_value")
    query = f"?{urlencode({'next': next_page})}" if next_page else ""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [
        {"name": app["name"], "url": reverse("openid_connect_login", args=[app["provider_id"]]) + query}
        for app in apps
    ]


@register.simple_tag
def same_for_everyone(template_name):
    """Include a part that is the same for every reader of every page: made once in the life of the process."""
    if settings.DEBUG:
        return render_to_string(template_name)
    return _made_once(template_name, get_language(), settings.TRUST_NAME, get_script_prefix())


@cache
def _made_once(template_name, *what_it_depends_on):
    return render_to_string(template_name)


@register.simple_tag
def page_language():
    """The language of the page, as its `lang` says it: 'en-GB', 'cy'."""
    return languages.page_language()


@register.simple_tag
def shared_locale():
    """The language of the page as other websites want it: 'en_GB', 'cy_GB'."""
    language, _, place = languages.page_language().partition("-")
    return f"{language}_{place or 'GB'}"


@register.simple_tag
def lang_of_words(code):
    """Put `lang="cy"` on words kept in a language, by its code, where the page is in another; '' is English."""
    tag = languages.tag_of(code or settings.LANGUAGE_CODE)
    return "" if tag == languages.page_language() else format_html(' lang="{}"', tag)


@register.simple_tag(takes_context=True)
def other_languages(context):
    """[(url, tag, its own name)] of the languages this page is also to be had in."""
    request, now = context.get("request"), get_language()
    if request is None:  # a page that is the same for everyone
        return []
    # The address a form was sent to may show nothing: back to the page it was on.
    page = urlencode({"next": request.get_full_path() if request.method == "GET" else came_from(request)})
    return [
        (f"{reverse('core:language', args=[code])}?{page}", languages.tag_of(code), name)
        for code, name in languages.offered()
        if code != now
    ]


@register.simple_tag
def trust_name():
    return settings.TRUST_NAME


@register.simple_tag
def service_name():
    return settings.SERVICE_NAME


@register.simple_tag
def base_url():
    return settings.BASE_URL


@register.simple_tag
def support_email():
    return settings.SUPPORT_EMAIL


@register.simple_tag
def support_phone():
    return settings.SUPPORT_PHONE


@register.simple_tag
def is_demonstration():
    return settings.DEMO
