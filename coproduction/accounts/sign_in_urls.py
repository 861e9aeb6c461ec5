"""allauth's pages, each named in `access.THIRD_PARTY`. Its old unnamed redirects are left out."""

from allauth.account import views as account
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from coproduction.accounts.reauthentication import reauthentication_required

# What a person who found an open session could use to keep the account: everyone shows who they are first, also
# those who have neither a password nor a second factor.
change = reauthentication_required(posting_only=True)
secret = reauthentication_required(holds_secret=True)
GUARDED = [
    path("email/", change(account.email), name="account_email"),
    path("password/set/", secret(account.password_set), name="account_set_password"),
    path("2fa/totp/activate/", secret(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/webauthn/add/", secret(webauthn.add_webauthn), name="mfa_add_webauthn"),
]

urlpatterns = [
    *GUARDED,
    # allauth forgot to let strangers read why they could not sign in.
    path("3rdparty/login/error/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("3rdparty/", include("allauth.socialaccount.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
