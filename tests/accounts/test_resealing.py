from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import call_command

from tests.factories import person

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_second_factors_open_with_the_new_key_alone_after_resealing(db, settings):
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    sealed, user = get_adapter().encrypt, person()
    for kind, data in (
        ("totp", {"secret": sealed("JBSWY3DP")}),
        ("recovery_codes", {"seed": sealed("seed"), "used_mask": 3, "migrated_codes": [sealed("code")]}),
        ("webauthn", {"name": "phone"}),
    ):
        Authenticator.objects.create(user=user, type=kind, data=data)
    settings.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    call_command("reseal_fields", verbosity=0)
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    opened = get_adapter().decrypt
    kept = {each.type: each.data for each in Authenticator.objects.all()}
    assert opened(kept["totp"]["secret"]) == "JBSWY3DP"
    assert opened(kept["recovery_codes"]["seed"]) == "seed"
    assert opened(kept["recovery_codes"]["migrated_codes"][0]) == "code"
    assert kept["recovery_codes"]["used_mask"] == 3
    assert kept["webauthn"] == {"name": "phone"}
