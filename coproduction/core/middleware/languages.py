from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from coproduction.core.languages import CHOSEN, is_offered


class Language(LocaleMiddleware):
    """Answer in the reader's language: what they picked since they signed in, what they asked us to write in, what
    this browser picked, what it asks for, and English where none of these says."""

    def process_request(self, request):
        super().process_request(request)
        wanted = _of_person(request)
        if is_offered(wanted):
            translation.activate(wanted)
            request.LANGUAGE_CODE = wanted


def _of_person(request):
    if request.user.is_anonymous:
        return ""
    return request.session.get(CHOSEN) or request.user.language
