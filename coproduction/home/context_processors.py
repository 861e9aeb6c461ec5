from django.conf import settings
from django.utils.functional import SimpleLazyObject

from coproduction.correspondence import selectors as correspondence
from coproduction.home.navigation import menu_for


def service(request):
    """What every page may show. Nothing here asks the database until a template uses it."""
    return {
        "service_name": settings.SERVICE_NAME,
        "trust_name": settings.TRUST_NAME,
        "is_demonstration": settings.DEMO,
        "navigation": SimpleLazyObject(lambda: _menu(request)),
        "unread_count": SimpleLazyObject(lambda: _unread(request)),
    }


def _menu(request):
    # An error page can be asked for before anyone has looked who is there.
    if not hasattr(request, "person"):
        return []
    return menu_for(request.person, request.path, acting=bool(request.occasion))


def _unread(request):
    user = getattr(request, "user", None)
    return correspondence.unread_count(user) if user and user.is_authenticated else 0
