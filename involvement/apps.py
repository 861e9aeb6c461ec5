from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "involvement"

    def ready(self):
        from experts.services.leaving import when_leaving
        from involvement.services.interests import withdraw_all

        when_leaving(withdraw_all)
