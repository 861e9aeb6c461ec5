import pytest
from django.core.files.storage import storages
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.documents import services
from coproduction.documents.models import Document
from tests.documents import files

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


@pytest.fixture
def receipt(keep, expert):
    return keep(files.jpeg(), "lunch.jpg", by=expert)


def content_of(answer):
    return b"".join(answer.streaming_content)


def test_the_owner_is_handed_the_file(receipt, as_, expert):
    answer = as_(expert).get(receipt.get_absolute_url())
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="lunch.jpg"'
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert content_of(answer).startswith(b"\xff\xd8\xff")
    event = Event.objects.get(action="document.opened")
    assert (event.actor, event.target_id) == (expert, str(receipt.pk))


def test_a_picture_may_be_shown_and_a_pdf_is_handed_over(receipt, keep, as_, expert):
    assert as_(expert).get(f"{receipt.get_absolute_url()}?show")["Content-Disposition"].startswith("inline")
    ticket = keep(files.pdf(), "ticket.pdf", by=expert)
    answer = as_(expert).get(f"{ticket.get_absolute_url()}?show")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_stranger_is_sent_to_sign_in(receipt, client):
    answer = client.get(receipt.get_absolute_url())
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("account_login"))


def test_another_persons_file_is_not_there(receipt, as_, other_expert, administrator):
    for user in (other_expert, administrator):
        assert as_(user).get(receipt.get_absolute_url()).status_code == 404
    assert not Event.objects.filter(action="document.opened").exists()


def test_without_a_rule_nobody_reads_it(as_, finance):
    made = services.keep_made(b"x", name="x.csv", media_type="text/csv", purpose="no rule", by=finance)
    assert as_(finance).get(made.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("pk", [0, 999, 10**30])
def test_a_file_that_never_was(as_, expert, pk):
    assert as_(expert).get(f"/documents/{pk}/").status_code == 404


def test_a_file_lost_from_the_store_is_not_there(receipt, as_, expert):
    storages["documents"].delete(receipt.stored_as)
    assert as_(expert).get(receipt.get_absolute_url()).status_code == 404


def test_asking_for_the_headers_is_not_reading(receipt, as_, expert):
    assert as_(expert).head(receipt.get_absolute_url()).status_code == 200
    assert not Event.objects.filter(action="document.opened").exists()
    assert as_(expert).post(receipt.get_absolute_url()).status_code == 405


def test_few_queries(receipt, as_, expert, django_assert_max_num_queries):
    signed_in = as_(expert)
    with django_assert_max_num_queries(8):
        signed_in.get(receipt.get_absolute_url())
    assert Document.objects.count() == 1
