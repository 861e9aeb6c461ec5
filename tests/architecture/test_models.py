"""Every model says what it holds about people, and who did what it says was done."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from coproduction.core.personal_data import declaration_of, erasing, reading, undeclared_fields

# They hold nothing about anyone and are not ours to declare on.
OF_NOBODY = {"auth.Permission", "auth.Group", "contenttypes.ContentType"}
OURS = ("coproduction.", "experts.", "involvement.", "payments.", "quality_mark.")

# Moments that no person brings about: the clock, a machine, or the one person whose row it is.
BY_NOBODY = {
    "accounts.User.email_changed_at": "the person themselves",
    "core.Heartbeat.seen_at": "a machine",
    "core.Job.heartbeat_at": "a worker",
    "core.Job.finished_at": "a worker",
    "core.QueuedMessage.available_at": "the broker",
    "correspondence.Delivery.next_try_at": "the clock",
    "correspondence.Message.read_at": "its recipient",
    "experts.Activity.cancelled_at": "whoever cancelled the session it stands for, which says who",
    "experts.Contribution.agreed_at": "the expert it is about",
    "experts.NeedMet.confirmed_at": "the expert it is about",
    "experts.Occasion.ended_at": "its helper",
    "experts.Expert.applied_at": "the expert",
    "experts.Expert.left_at": "the expert, or a coordinator for them, which the audit trail says",
    "involvement.Interest.answered_at": "the expert it is about",
    "involvement.Interest.expressed_at": "the expert it is about",
    "involvement.TrainingPlace.asked_at": "whoever the place is for, or who does it for them",
    "involvement.Debrief.answered_at": "the expert it is about, or the chair by their link",
    "involvement.PanelOffer.answered_at": "the expert it is about",
    "involvement.PanelOffer.offered_at": "the portal, in turn",
    "involvement.PanelRequest.filled_at": "whoever took the last seat",
    "involvement.PanelRequest.opened_at": "whoever asked, or gave a seat up, which the audit trail says",
    "payments.Claim.submitted_at": "the claimant",
    "privacy.Leaving.undone_at": "the person themselves",
    "privacy.RetentionRun.finished_at": "a worker",
    "quality_mark.Contributor.answered_at": "the expert it is about",
    "quality_mark.Review.declared_at": "the reviewer",
    "quality_mark.Review.done_at": "the reviewer",
    "quality_mark.Review.stood_down_at": "the reviewer, or the portal that found a conflict",
}
# When something is to be; the row itself; what a list or a rate was, of which the audit trail says by whom.
PLANS = {"starts_at", "ends_at", "created_at", "updated_at", "recorded_at", "retired_at"}


def every_model():
    return [
        model for model in apps.get_models(include_auto_created=True) if model._meta.label not in OF_NOBODY
    ]


def our_models():
    return [model for model in apps.get_models() if f"{model.__module__}.".startswith(OURS)]


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model._meta.label)
def test_every_field_is_declared_personal_sensitive_or_neither(model):
    if model._meta.auto_created:
        pytest.skip("a link between two models that are declared themselves")
    assert undeclared_fields(model) == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_nothing_is_declared_that_is_not_there(model):
    declaration = declaration_of(model)
    fields = {field.name for field in model._meta.get_fields()}
    assert declaration.declared() - {"id", "created_at", "updated_at"} - fields == set()


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_model_with_something_personal_says_whose_it_is(model):
    declaration = declaration_of(model)
    assert declaration.is_about_people or not (declaration.personal or declaration.sensitive)
    if declaration.person:
        model._base_manager.filter(**{declaration.person: 1}).query.sql_with_params()


def missing_bys():
    for model in our_models():
        names = {field.name for field in model._meta.fields}
        for field in model._meta.fields:
            if not isinstance(field, models.DateTimeField) or not field.name.endswith("_at"):
                continue
            if field.name in PLANS or f"{field.name.removesuffix('_at')}_by" in names:
                continue
            yield f"{model._meta.label}.{field.name}"


def test_what_was_done_at_a_time_was_done_by_someone():
    assert set(missing_bys()) - set(BY_NOBODY) == set()


def test_the_list_of_exceptions_names_only_what_is_there():
    assert set(BY_NOBODY) - set(missing_bys()) == set()


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_no_model_of_equality_answers_can_be_joined_to_a_person():
    """Answers are under a pseudonym: no relation either way, no running number, no moment to lay beside a log."""
    record = apps.get_model("experts", "EqualityRecord")
    assert [field.name for field in record._meta.get_fields() if field.is_relation] == []
    assert [field.name for field in record._meta.fields if isinstance(field, models.DateField)] == []
    assert not isinstance(record._meta.pk, models.AutoField)
    assert declaration_of(record).person == ""
    assert {"equality"} <= set(reading._outside) and {"equality"} <= set(erasing._as_well)
