from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "involvement"
