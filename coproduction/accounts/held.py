"""What allauth's and Django's own tables hold about people, declared as our models declare theirs."""

from coproduction.core.personal_data import DELETE_ROW, PersonalData, register

HELD = {
    "account.EmailAddress": PersonalData(
        person="user",
        personal={"user": DELETE_ROW, "email": DELETE_ROW},
        neither=("verified", "primary"),
    ),
    "account.EmailConfirmation": PersonalData(
        person="email_address__user",
        personal={"email_address": DELETE_ROW},
        neither=("created", "sent", "key"),
        never_shown=("key",),
    ),
    "mfa.Authenticator": PersonalData(
        person="user",
        personal={"user": DELETE_ROW},
        sensitive={"data": DELETE_ROW},
        neither=("type", "last_used_at"),
        never_shown=("data",),
    ),
    "socialaccount.SocialAccount": PersonalData(
        person="user",
        personal={name: DELETE_ROW for name in ("user", "uid", "extra_data", "last_login")},
        neither=("provider", "date_joined"),
    ),
    "socialaccount.SocialToken": PersonalData(
        person="account__user",
        personal={"account": DELETE_ROW},
        sensitive={"token": DELETE_ROW, "token_secret": DELETE_ROW},
        neither=("app", "expires_at"),
        never_shown=("token", "token_secret"),
    ),
    "socialaccount.SocialApp": PersonalData(
        neither=("provider", "provider_id", "name", "client_id", "secret", "key", "settings")
    ),
    "usersessions.UserSession": PersonalData(
        person="user",
        personal={name: DELETE_ROW for name in ("user", "ip", "user_agent", "data", "last_seen_at")},
        neither=("session_key",),
        never_shown=("session_key",),
    ),
    # A session names its person only inside its signed text; signing out everywhere, and its age, delete the row.
    "sessions.Session": PersonalData(neither=("session_key", "session_data", "expire_date")),
}


def declare():
    """Called once, when the app is ready."""
    for label, declaration in HELD.items():
        register(label, declaration)
