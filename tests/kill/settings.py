"""The settings of a real worker that the tests kill: tasks come over Redis, and mail goes to a file."""

from tests.settings import *  # noqa: F403
from tests.settings import STORAGES

CELERY_TASK_ALWAYS_EAGER = False
EMAIL_BACKEND = "tests.kill.stops.Mail"
STORAGES = {
    **STORAGES,
    "documents": {"BACKEND": "tests.kill.stops.Cupboard"},
    "letters": {"BACKEND": "tests.kill.stops.Shelf"},
}
