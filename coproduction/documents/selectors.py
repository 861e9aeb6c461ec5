"""Which records name a file, and whose files they are."""

from django.db.models import Exists, OuterRef

from coproduction.core.personal_data import declaration_of
from coproduction.core.personal_data.walking import rows_about
from coproduction.documents.models import Document


def unused():
    """Return the documents that no record names."""
    found = Document.objects.all()
    for link in _links():
        naming = link.related_model._base_manager.filter(**{link.field.name: OuterRef("pk")})
        found = found.exclude(Exists(naming))
    return found


def files_about(user_ids):
    """Return the documents that records about these users name as something of theirs, as a queryset."""
    return Document.objects.filter(pk__in={pk for link in _links() for pk in _named_by(link, user_ids)})


def _links():
    return [link for link in Document._meta.related_objects if not link.field.many_to_many]


def _named_by(link, user_ids):
    model, name = link.related_model, link.field.name
    declaration = declaration_of(model)
    if not (declaration and declaration.is_about_people and name in declaration.on_leaving):
        return []
    if name in declaration.of_another:
        return []
    named = rows_about(model, user_ids).exclude(**{f"{name}__isnull": True})
    return named.values_list(f"{name}_id", flat=True)
