from coproduction.audit.services import record


def note_reading(*, document, by):
    """Write down that a person has opened a file."""
    record(actor=by, action="document.opened", target=document, after={"purpose": document.purpose})
