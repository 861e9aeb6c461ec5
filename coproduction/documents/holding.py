"""Holding an uploaded file while the rest of its form is put right, so that nobody looks for it twice."""

from dataclasses import dataclass
from functools import wraps

from django.core import signing

from coproduction.documents.exceptions import FileRefused
from coproduction.documents.models import Document

LASTS = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Held:
    """A file that is kept and not yet used; `token` names it in the form, for its owner alone."""

    document: Document
    token: str


class Holding:
    """How the file of one kind of form is held.

    `field` is the form's FileField; its page repeats the token as `held_<field>`. `keep(upload, owner=, by=)` keeps the
    file or raises FileRefused. `unused` is the filter on Document that holds until the file is in use.
    """

    def __init__(self, *, field, keep, unused):
        self.field, self.keep, self.unused = field, keep, unused
        self.salt = f"documents.held_{field}"

    def holds(self, view):
        """Keep the file before anything else is looked at, outside the transaction that the form may roll back.

        Sets `request.held` (Held or None) and `request.held_refusal` (the sentence for a file we do not take, or '').
        """

        @wraps(view)
        def holding(request, *args, **kwargs):
            request.held, request.held_refusal = None, ""
            upload = request.FILES.get(self.field)
            if upload:
                self._hold(request, upload)
            elif request.method == "POST":
                request.held = self._held_before(request)
            return view(request, *args, **kwargs)

        return holding

    def bind(self, form, request):
        """Tell the form which file is held, so that it asks for no other, or why the one sent is not taken."""
        if request.held:
            form.fields[self.field].kept = request.held.document.name
        is_valid = form.is_valid()
        if request.held_refusal and self.field not in form.errors:
            form.add_error(self.field, request.held_refusal)
            return False
        return is_valid

    def refuse(self, form, request, sentence):
        """Let go of a file that cannot be used, and say why."""
        request.held = None
        form.fields[self.field].kept = ""
        form.add_error(self.field, sentence)

    def _hold(self, request, upload):
        try:
            document = self.keep(upload, owner=request.person, by=request.user)
        except FileRefused as refusal:
            request.held_refusal = refusal.sentence
        else:
            named = [document.pk, document.sent_sha256, request.person.pk]
            request.held = Held(document, signing.dumps(named, salt=self.salt))

    def _held_before(self, request):
        token = request.POST.get(f"held_{self.field}", "")
        try:
            pk, sent_sha256, owner = signing.loads(token, salt=self.salt, max_age=LASTS)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        document = Document.objects.filter(pk=pk, owner=request.person, **self.unused).first()
        if document is None or owner != request.person.pk:
            return None
        document.sent_sha256 = sent_sha256
        return Held(document, token)
