from django.apps import AppConfig
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_save


class ReferenceConfig(AppConfig):
    name = "coproduction.reference"
    label = "reference"

    def ready(self):
        from coproduction.reference import selectors

        request_started.connect(selectors.start_remembering, dispatch_uid="reference.start_remembering")
        request_finished.connect(selectors.stop_remembering, dispatch_uid="reference.stop_remembering")
        post_save.connect(selectors.forget, sender="reference.Setting", dispatch_uid="reference.forget")
