"""A field kept encrypted in the database, with keys of its own that can be rotated."""

from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _box(keys):
    return MultiFernet([Fernet(key) for key in keys])


def sealing_box():
    """Return the box that seals with the first of FIELD_ENCRYPTION_KEYS and opens with every one."""
    return _box(tuple(settings.FIELD_ENCRYPTION_KEYS))


class SealedField(models.TextField):
    """Text encrypted at rest. It cannot be searched or sorted; an empty text stays empty."""

    def get_prep_value(self, value):
        if value is None or value == "":
            return value
        return sealing_box().encrypt(str(value).encode()).decode()

    def from_db_value(self, value, expression, connection):
        if value is None or value == "":
            return value
        return sealing_box().decrypt(value.encode()).decode()
