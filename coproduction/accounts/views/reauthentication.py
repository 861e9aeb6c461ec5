from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView

from coproduction.accounts.sign_in_forms import SignInCode
from coproduction.core.guards import signed_in

KEPT = "reauthentication_code"
CODE_LASTS = 15 * 60  # seconds
MOST_TRIES = 5


class EmailedCode(AbstractCodeVerificationProcess):
    """The code a person without a password shows who they are with. It lives in their session."""

    def __init__(self, request, state):
        super().__init__(max_attempts=MOST_TRIES, timeout=CODE_LASTS, state=state, user=request.user)
        self.request = request

    def persist(self):
        self.request.session[KEPT] = self.state

    def abort(self):
        self.request.session.pop(KEPT, None)

    def send(self):
        self.state["code"] = get_adapter().generate_login_code()
        context = {"request": self.request, "code": self.code}
        get_adapter().send_mail("account/email/login_code", self.state["email"], context)
        self.persist()

    @classmethod
    def current(cls, request):
        """Return the code sent in the last minutes, or send one."""
        state = request.session.get(KEPT)
        code = cls(request, state).abort_if_invalid() if state else None
        if code is None:
            code = cls(request, cls.initial_state(request.user, email=request.user.email))
            code.send()
        return code


class ReauthenticateByCode(BaseReauthenticateView):
    form_class = SignInCode
    template_name = "accounts/reauthenticate_by_code.html"

    def get_form_kwargs(self):
        self.code = EmailedCode.current(self.request)
        return {**super().get_form_kwargs(), "code": self.code.code}

    def form_invalid(self, form):
        self.code.record_invalid_attempt()
        return super().form_invalid(form)

    def form_valid(self, form):
        email = self.code.state["email"]
        self.code.abort()
        record_authentication(
            self.request, self.request.user, method="code", email=email, reauthenticated=True
        )
        return super().form_valid(form)


reauthenticate_by_code = signed_in(ReauthenticateByCode.as_view())
