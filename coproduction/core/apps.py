from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "coproduction.core"
    label = "core"

    def ready(self):
        from coproduction.core import checks  # noqa: F401

        # Celery's own import_default_modules() fails inside ready(): "populate() isn't reentrant".
        autodiscover_modules("tasks")
