from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "coproduction.demo"
    label = "demo"

    def ready(self):
        from coproduction.demo import checks  # noqa: F401 - registers the check
