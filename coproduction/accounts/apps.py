from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coproduction.accounts"
    label = "accounts"

    def ready(self):
        from coproduction.accounts import held, receivers, resealing  # noqa: F401
        from coproduction.accounts.services import erasing  # noqa: F401

        held.declare()
        receivers.connect()
