"""Keys rotate: seal again with the new one, then take the old one away."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import CommandError, call_command
from django.db import connection

from coproduction.core import sealing
from coproduction.core.fields import sealing_box
from coproduction.correspondence.models import Message

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def sealed_with_the_old_key(settings, db):
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    for number in range(5):
        Message.objects.create(key=f"k{number}", kind="x", subject="Hello", body=f"body {number}")
    Message.objects.create(key="blank", kind="x", subject="Hello", body="")
    settings.FIELD_ENCRYPTION_KEYS = [NEW, OLD]


def bodies():
    return sorted(Message.objects.exclude(key="blank").values_list("body", flat=True))


def test_a_value_is_not_readable_in_the_database(sealed_with_the_old_key):
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM correspondence_message")
        assert not any("body" in row[0] for row in cursor.fetchall())


def test_after_resealing_the_old_key_can_go(sealed_with_the_old_key, settings, monkeypatch, capsys):
    monkeypatch.setattr(sealing, "BATCH", 2)
    call_command("reseal_fields")
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    assert bodies() == [f"body {number}" for number in range(5)]
    assert Message.objects.get(key="blank").body == ""
    assert "correspondence.Message.body: 5 sealed again" in capsys.readouterr().out


def test_before_resealing_it_cannot(sealed_with_the_old_key, settings):
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(InvalidToken):
        bodies()


def test_a_missing_key_is_named_in_words(sealed_with_the_old_key, settings):
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(CommandError, match="none of FIELD_ENCRYPTION_KEYS opens"):
        call_command("reseal_fields")


def test_what_is_sealed_elsewhere_is_done_too(settings, monkeypatch, db, capsys):
    monkeypatch.setattr(sealing, "_others", {})
    sealing.resealer("second factors")(lambda: 7)
    call_command("reseal_fields")
    assert "second factors: 7 sealed again" in capsys.readouterr().out


def test_a_text_is_rotated_to_the_first_key(settings):
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    token = sealing_box().encrypt(b"x").decode()
    settings.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    assert Fernet(NEW).decrypt(sealing.rotated(token).encode()) == b"x"
