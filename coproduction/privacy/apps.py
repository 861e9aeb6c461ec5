from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "coproduction.privacy"
    label = "privacy"
