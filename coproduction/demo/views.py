from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coproduction.core.guards import public
from coproduction.demo.mailbox import letters_for


@require_safe
@public
@never_cache
def mail(request):
    """In the demonstration, where no e-mail leaves: what it would have sent to the person who is looking."""
    if not settings.DEMO:
        raise Http404
    return render(request, "demo/mail.html", {"letters": letters_for(request)})
