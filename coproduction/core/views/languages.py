from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from coproduction.core.guards import public
from coproduction.core.languages import CHOSEN, is_offered

KEPT_FOR = 365 * 24 * 60 * 60  # seconds


@public
@require_safe
def language(request, code):
    """Show the page a person came from, and the next ones on this browser, in another language."""
    if not is_offered(code):
        raise Http404
    response = redirect(_page_of(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=KEPT_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    if request.user.is_authenticated:
        request.session[CHOSEN] = code  # stronger than the language we write to them in, until they sign out
    return response


def _page_of(request):
    page = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if is_ours else "/"
