"""No form of ours can show 'This field is required': each one speaks plainly, allauth's too."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from django import forms
from django.conf import settings
from django.utils.module_loading import import_string

import coproduction
import experts
import involvement
import payments
from coproduction.nhsuk.fields.base import Speaking
from coproduction.nhsuk.forms import PlainSpeech

OURS = (coproduction, experts, involvement, payments)


def form_classes():
    for package in OURS:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if "forms" in module.name.split(".")[-2:] or module.name.endswith("_forms"):
                import_module(module.name)
    found, waiting = set(), [forms.BaseForm]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        found |= {
            one
            for one in subclasses
            if one.__module__.split(".")[0] in {package.__name__ for package in OURS}
        }
    return sorted(found, key=lambda one: (one.__module__, one.__name__))


@pytest.mark.parametrize("form", form_classes(), ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_a_form_speaks_plainly(form):
    assert issubclass(form, PlainSpeech)


@pytest.mark.parametrize("form", form_classes(), ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_no_field_keeps_djangos_words(form):
    stock = {str(words) for words in forms.Field.default_error_messages.values()}
    ours = [field for field in form.base_fields.values() if isinstance(field, Speaking)]
    assert not [field for field in ours if stock & set(map(str, field.error_messages.values()))]


@pytest.mark.parametrize("path", [*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values()])
def test_a_form_of_allauth_speaks_plainly(path):
    assert issubclass(import_string(path), PlainSpeech)
