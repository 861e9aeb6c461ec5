"""A person's own page of how and when we contact them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import signed_in
from coproduction.core.languages import CHOSEN, language_of, name_of, offered
from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel, Group
from coproduction.correspondence.forms.choice import THE_USUAL, ChoiceForm, GroupForm, LanguageForm, QuietForm
from coproduction.correspondence.rules import channels_open_to
from coproduction.correspondence.selectors import preferences as selectors
from coproduction.correspondence.selectors.letters import address_of
from coproduction.reference.selectors import setting

SAVED = _("We will contact you the way you chose.")


@require_safe
@signed_in
def choice(request):
    """Show how a person hears from us, with a way to change each part."""
    context = {
        "preference": selectors.preference_of(request.person),
        "address": address_of(request.person),
        "choices": selectors.choices_of(request.person),
        "language": name_of(language_of(request.person)) if len(offered()) > 1 else "",
        "quiet_from": setting("quiet_from_hour"),
        "quiet_until": setting("quiet_until_hour"),
    }
    return render(request, "correspondence/choice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose_channel(request):
    """Let a person choose how we reach them, from the ways that can."""
    preference = selectors.preference_of(request.person)
    form = ChoiceForm(
        _posted(request), initial={"channel": preference.channel}, open_to=_open_to(request, preference)
    )
    if form.is_valid():
        services.choose_channel(user=request.person, by=request.user, **form.cleaned_data)
        return _saved(request)
    return _ask(request, "correspondence/choose_channel.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose_language(request):
    """Let a person choose the language we write to them in."""
    form = LanguageForm(_posted(request), initial={"language": language_of(request.person)})
    if form.is_valid():
        services.choose_language(user=request.person, by=request.user, **form.cleaned_data)
        if request.person == request.user:
            request.session.pop(CHOSEN, None)  # their pages are in it too, from now on
        return _saved(request)
    return _ask(request, "correspondence/choose_language.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose_quiet(request):
    """Let a person choose whether messages wait until morning."""
    preference = selectors.preference_of(request.person)
    now = {"texts": preference.quiet_texts, "emails": preference.quiet_emails}
    form = QuietForm(_posted(request), initial=now)
    if form.is_valid():
        services.choose_quiet(user=request.person, by=request.user, **form.cleaned_data)
        return _saved(request)
    hours = {"quiet_from": setting("quiet_from_hour"), "quiet_until": setting("quiet_until_hour")}
    return _ask(request, "correspondence/choose_quiet.html", form, **hours)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose_group(request, group):
    """Let a person choose how often, and how, they hear about one group of things."""
    choices = {choice.group: choice for choice in selectors.choices_of(request.person)}
    if group not in choices:
        raise Http404
    now, preference = choices[group], selectors.preference_of(request.person)
    form = GroupForm(
        _posted(request),
        initial={"frequency": now.frequency, "channel": now.channel or THE_USUAL},
        open_to=_open_to(request, preference),
        usual=Channel(preference.channel),
        may_wait=selectors.may_choose_frequency(group),
    )
    if form.is_valid():
        services.choose_for_group(user=request.person, group=group, by=request.user, **form.cleaned_data)
        return _saved(request)
    return _ask(request, "correspondence/choose_group.html", form, group=Group(group))


def _posted(request):
    return request.POST if request.method == "POST" else None


def _open_to(request, preference):
    return channels_open_to(email=request.person.email, phone=preference.phone)


def _saved(request):
    messages.success(request, SAVED)
    return redirect("correspondence:choice")


def _ask(request, template, form, **context):
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
