"""Taking somebody from interview panels who asks for it and has no account to leave."""

from django.db import transaction

from coproduction.privacy.selectors.panel_names import free_panels_naming
from involvement.services.panel_names import forget_person


@transaction.atomic
def erase_from_panels(*, words, by):
    """Take an e-mail address or a full name from every panel but those a legal hold keeps. Returns how many."""
    return forget_person(words=words, panels=free_panels_naming(words), by=by)
