"""What the scripts of NHS.UK components say while somebody types, in other languages: they know English alone.

As parameters, so that the macros and our own markup can be given the same.
"""

from functools import cache

from babel import Locale
from django.utils.translation import get_language, gettext, ngettext

from coproduction.core.languages import is_english

PLURALS_OF = range(101)  # each form a language has is that of a number up to here
# How the macros name a message, and how the scripts do.
DATA_NAMES = {
    "charactersUnderLimitText": "data-i18n.characters-under-limit",
    "charactersAtLimitText": "data-i18n.characters-at-limit",
    "charactersOverLimitText": "data-i18n.characters-over-limit",
    "showPasswordText": "data-i18n.show-password",
    "hidePasswordText": "data-i18n.hide-password",
    "showPasswordAriaLabelText": "data-i18n.show-password-aria-label",
    "hidePasswordAriaLabelText": "data-i18n.hide-password-aria-label",
    "passwordShownAnnouncementText": "data-i18n.password-shown-announcement",
    "passwordHiddenAnnouncementText": "data-i18n.password-hidden-announcement",
}


def count_words():
    """Parameters of a character count in the language of now; none in English."""
    return {} if is_english() else _count_words(get_language())


def password_words():
    """Parameters of a password box in the language of now; none in English."""
    if is_english():
        return {}
    return {
        "showPasswordText": gettext("Show"),
        "hidePasswordText": gettext("Hide"),
        "showPasswordAriaLabelText": gettext("Show password"),
        "hidePasswordAriaLabelText": gettext("Hide password"),
        "passwordShownAnnouncementText": gettext("Your password is visible"),
        "passwordHiddenAnnouncementText": gettext("Your password is hidden"),
    }


def attributes_of(params):
    """The attributes that say a component's parameters to its script; a plural has one for each form."""
    said = {}
    for name, data_name in DATA_NAMES.items():
        words = params.get(name, "")
        said.update(
            {f"{data_name}.{form}": each for form, each in words.items()}
            if isinstance(words, dict)
            else {data_name: words}
        )
    return said


@cache
def _count_words(language):
    numbers: dict[str, int] = {}
    for number in PLURALS_OF:
        numbers.setdefault(Locale.parse(language, sep="-").plural_form(number), number)
    left = {form: _left(number) for form, number in numbers.items()}
    over = {form: _over(number) for form, number in numbers.items()}
    return {
        # The macro's own hint of how much may be typed, before the script counts.
        "textareaDescriptionText": _to_script(gettext("You can enter up to {count} characters")),
        "charactersUnderLimitText": left,
        "charactersAtLimitText": gettext("You have 0 characters remaining"),
        "charactersOverLimitText": over,
    }


def _left(number):
    return _to_script(
        ngettext("You have {count} character remaining", "You have {count} characters remaining", number)
    )


def _over(number):
    return _to_script(
        ngettext("You have {count} character too many", "You have {count} characters too many", number)
    )


def _to_script(words):
    return words.replace("{count}", "%{count}")
