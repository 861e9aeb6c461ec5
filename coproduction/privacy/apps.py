from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "coproduction.privacy"
    label = "privacy"

    def ready(self):
        from coproduction.privacy.kinds import declare_kinds

        declare_kinds()
