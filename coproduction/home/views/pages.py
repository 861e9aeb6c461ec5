from urllib.parse import urlsplit

from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from coproduction.core.guards import public, signed_in
from coproduction.home import selectors
from experts.rules.acting import is_open


@require_safe
@public
def front(request):
    """Say what this is, for someone who has never seen it."""
    return render(request, "home/front.html")


@require_safe
@signed_in
def start(request):
    """Show a person what they need to do; and who does things for them, only what can be done so."""
    tasks = selectors.tasks_for(request.person)
    if request.occasion:
        tasks = [todo for todo in tasks if is_open(resolve(urlsplit(todo.url).path).view_name)]
    return render(request, "home/start.html", {"tasks": tasks})


def _words_page(template):
    @require_safe
    @public
    def page(request):
        return render(request, template)

    return page


accessibility = _words_page("home/accessibility.html")
contact = _words_page("home/contact.html")
cookies = _words_page("home/cookies.html")
privacy = _words_page("home/privacy.html")
