"""What every screen shares on which a coordinator writes something down of one person."""

from django.shortcuts import render

from coproduction.core.exceptions import RuleBroken


def posted(request):
    """Return what was typed, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def done(form, service, *, field=None, **said):
    """Call the service; a rule that refuses becomes the error of the form or of `field`, with all that was typed kept."""
    try:
        service(**said)
    except RuleBroken as refusal:
        form.add_error(field, refusal.sentence)
    return not form.errors


def form_page(request, form, expert, button, about=""):
    """Show a form about one person: 422 where something is wrong with it."""
    context = {"form": form, "expert": expert, "button": button, "about": about}
    return render(request, "experts/network/record.html", context, status=422 if form.errors else 200)
