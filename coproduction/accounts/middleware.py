from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect

OPEN_BEFORE = ("/accounts/", "/static/", "/healthz", "/readyz")


class SecondFactorForStaff:
    """A member of staff does nothing before a second factor is set up. The demonstration does without."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if (
            settings.STAFF_SECOND_FACTOR
            and user.is_authenticated
            and not request.path.startswith(OPEN_BEFORE)
            and user.holds_a_staff_role
            and not is_mfa_enabled(user)
        ):
            return redirect("mfa_index")
        return self.get_response(request)
