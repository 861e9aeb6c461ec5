"""Which models hold something about people, in an order that foreign keys allow, and which of their rows."""

from graphlib import TopologicalSorter

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import ForeignKey, Q

from coproduction.core.personal_data.declarations import DELETE_ROW, declaration_of


def models_about_people():
    """Return every model whose rows are about somebody, those that name others before those they name."""
    models = [model for model in apps.get_models() if _is_about_people(model)]
    graph = {model: set() for model in models}
    for model in models:
        for field in model._meta.fields:
            named = field.related_model if isinstance(field, ForeignKey) else None
            if named in graph and named is not model and not _is_free(field, named):
                graph[named].add(model)
    return list(TopologicalSorter(graph).static_order())


def rows_about(model, user_ids):
    """Return the model's rows that are about these users (a list of keys), as a queryset."""
    declaration = declaration_of(model)
    about = Q(**{f"{declaration.person}__in": user_ids}) if declaration.person else Q(pk__in=[])
    for field in declaration.matches:
        about |= _names(declaration, field, user_ids)
    return model._base_manager.filter(about)


def rows_naming(model, field, user_ids):
    """Return the model's rows that hold in a field of `matches` the value of one of these users."""
    return model._base_manager.filter(_names(declaration_of(model), field, user_ids))


def is_anothers(row, name, user):
    """Say whether what a row holds in a field is about somebody else than this user, who is named elsewhere in it."""
    declaration = declaration_of(type(row))
    if name not in declaration.of_another:
        return False
    by = declaration.of_another[name]
    return not by or getattr(row, by) != getattr(user, declaration.matches[by])


def declared_columns(model):
    """Return {field: OnLeaving} of the model's personal and sensitive fields that are columns of its own table."""
    declared = declaration_of(model).on_leaving
    return {field: declared[field.name] for field in model._meta.fields if field.name in declared}


def _names(declaration, field, user_ids):
    of_user = declaration.matches[field]
    people = get_user_model()._base_manager.filter(pk__in=user_ids).exclude(**{f"{of_user}__isnull": True})
    return Q(**{f"{field}__in": list(people.values_list(of_user, flat=True))})


def _is_free(field, named):
    # Rows that stay block nothing, so a link that may be empty need not say who comes first: links may go in a circle.
    return field.null and DELETE_ROW not in declared_columns(named).values()


def _is_about_people(model):
    declaration = declaration_of(model)
    return declaration is not None and declaration.is_about_people
