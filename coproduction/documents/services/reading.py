from django.utils.translation import gettext

from coproduction.audit.services import record
from coproduction.documents.cleaning import NotTaken, draw_apart
from coproduction.documents.exceptions import FileRefused


def note_reading(*, document, by):
    """Write down that a person has opened a file."""
    record(actor=by, action="document.opened", target=document, after={"purpose": document.purpose})


def page_of(file, number):
    """Return a page of a PDF, an open file, as a PNG. Raises FileRefused where it cannot be drawn."""
    try:
        return draw_apart(file.read(), number)
    except NotTaken as refusal:
        raise FileRefused(refusal.say(gettext)) from refusal
