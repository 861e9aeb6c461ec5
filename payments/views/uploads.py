"""Holding a receipt while the rest of its form is put right, so that nobody takes a photo twice."""

from dataclasses import dataclass
from functools import wraps

from django.core import signing

from coproduction.documents.exceptions import FileRefused
from coproduction.documents.models import Document
from payments.services.receipts import keep_receipt

FIELD = "held_receipt"
SALT = "payments.held_receipt"
LASTS = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Held:
    """A receipt that is kept and not yet on a claim; `token` names it in the form, for its owner alone."""

    document: Document
    token: str


def hold_receipt(view):
    """Keep a receipt before anything else is looked at, outside the transaction that the form may roll back.

    Sets `request.held` (Held or None) and `request.held_refusal` (the sentence for a file we do not take, or '').
    """

    @wraps(view)
    def holding(request, *args, **kwargs):
        request.held, request.held_refusal = None, ""
        upload = request.FILES.get("receipt")
        if upload:
            _hold(request, upload)
        elif request.method == "POST":
            request.held = _held_before(request)
        return view(request, *args, **kwargs)

    return holding


def bind_receipt(form, request):
    """Tell the form which receipt is held, so that it asks for no other, or why the one sent is not taken."""
    if request.held:
        form.fields["receipt"].kept = request.held.document.name
    is_valid = form.is_valid()
    if request.held_refusal and "receipt" not in form.errors:
        form.add_error("receipt", request.held_refusal)
        return False
    return is_valid


def refuse_receipt(form, request, sentence):
    """Let go of a receipt that cannot be used, and say why."""
    request.held = None
    form.fields["receipt"].kept = ""
    form.add_error("receipt", sentence)


def _hold(request, upload):
    try:
        document = keep_receipt(upload, owner=request.person, by=request.user)
    except FileRefused as refusal:
        request.held_refusal = refusal.sentence
    else:
        named = [document.pk, document.sent_sha256, request.person.pk]
        request.held = Held(document, signing.dumps(named, salt=SALT))


def _held_before(request):
    token = request.POST.get(FIELD, "")
    try:
        pk, sent_sha256, owner = signing.loads(token, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    document = Document.objects.filter(pk=pk, owner=request.person, receipt__isnull=True).first()
    if document is None or owner != request.person.pk:
        return None
    document.sent_sha256 = sent_sha256
    return Held(document, token)
