"""Words of Django's and allauth's that our pages can show and that they have no Welsh for, or Welsh with a mistake in it.

Named here, they come into our own catalogue, which wins over theirs. Nothing uses this module: it is read by
`makemessages`. All the others that could be shown have words of ours instead (`sign_in_words`, `sign_in_forms`,
`nhsuk.sentences`).
"""

from django.utils.translation import gettext_noop, ngettext_lazy

ALLAUTH = (
    gettext_noop("You must type the same password each time."),
    # Other ways to show that it is you
    gettext_noop("Use your password"),
    gettext_noop("Use authenticator app or code"),
    gettext_noop("Use a security key"),
    # What a new passkey is called until its owner names it
    gettext_noop("Master key"),
    gettext_noop("Backup key"),
    gettext_noop("Key nr. {number}"),
    # Single sign-on
    gettext_noop(
        "An account already exists with this email address."
        " Please sign in to that account first, then connect"
        " your %s account."
    ),
    gettext_noop("The third-party account is already connected to a different account."),
    gettext_noop("You cannot disconnect your last remaining third-party account."),
    gettext_noop("Your account has no password set up."),
    gettext_noop("Your account has no verified email address."),
    gettext_noop("Invalid token."),
)

# How long a device need not be asked for a code: the filter `timeuntil`
DJANGO_TIMES = (
    ngettext_lazy("%(num)d year", "%(num)d years", "num"),
    ngettext_lazy("%(num)d month", "%(num)d months", "num"),
    ngettext_lazy("%(num)d week", "%(num)d weeks", "num"),
    ngettext_lazy("%(num)d day", "%(num)d days", "num"),
    ngettext_lazy("%(num)d hour", "%(num)d hours", "num"),
    ngettext_lazy("%(num)d minute", "%(num)d minutes", "num"),
)

# Only reached by what no browser sends: a form of ours speaks first.
DJANGO_FORMS = (
    gettext_noop("Null characters are not allowed."),
    gettext_noop("“%(pk)s” is not a valid value."),
    gettext_noop(
        "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s."
    ),
    gettext_noop("Constraint “%(name)s” is violated."),
)

# Django's Welsh has a letter too few in one month, and says something else in the others.
DJANGO_MISTAKES = (
    gettext_noop("July"),
    gettext_noop("Ensure this value is less than or equal to %(limit_value)s."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a whole number."),
)

PHONE_NUMBERS = (gettext_noop("The phone number entered is not valid."),)

# In the sources of placeholders, where xgettext does not look: "Hello there," to somebody whose name we do not have
PLACEHOLDERS = (gettext_noop("there"),)
