"""What a seat on a panel pays, where nobody says it for one panel: who may say it."""

from django.utils.translation import gettext_lazy as _

OF_EVERYWHERE = _("Only someone who records panels of the whole trust can say what a seat pays everywhere.")
NOT_YOURS = _("You do not record panels of {}, so you cannot say what a seat there pays.")


def may_set(directorate, *, reach):
    """Say whether someone may set the terms of a directorate, or (None) the trust's. `reach` is as `directorates_for` says."""
    return reach is None or (directorate is not None and directorate.pk in reach)


def why_not_set(directorate, *, reach):
    """Say why someone may not set these terms, or ''."""
    if may_set(directorate, reach=reach):
        return ""
    return NOT_YOURS.format(directorate) if directorate else OF_EVERYWHERE
