from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coproduction.accounts"
    label = "accounts"

    def ready(self):
        from coproduction.accounts import held, receivers, resealing  # noqa: F401
        from coproduction.accounts.kinds import declare_kinds
        from coproduction.accounts.services import erasing  # noqa: F401

        declare_kinds()
        held.declare()
        receivers.connect()
