import pytest
from django.db import IntegrityError, transaction

from coproduction.audit.models import Event
from coproduction.audit.services import record


@pytest.fixture
def event(db):
    return record(actor=None, action="test.done")


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: Event.objects.update(action="x"),
        lambda event: Event.objects.all().delete(),
        lambda event: Event.objects.bulk_update([event], ["action"]),
        lambda event: Event.objects.bulk_create(
            [Event(pk=event.pk, action="x")],
            update_conflicts=True,
            update_fields=["action"],
            unique_fields=["pk"],
        ),
        lambda event: Event.objects.update_or_create(pk=event.pk, defaults={"action": "x"}),
    ],
)
def test_the_application_has_no_way_to_change_an_event(event, change):
    with pytest.raises(TypeError, match="never"), transaction.atomic():
        change(event)
    assert Event.objects.get().action == "test.done"


def test_a_taken_key_does_not_overwrite(event):
    with pytest.raises(IntegrityError), transaction.atomic():
        Event(pk=event.pk, action="x").save()
    assert Event.objects.get().action == "test.done"
