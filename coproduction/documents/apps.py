from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "coproduction.documents"
    label = "documents"

    def ready(self):
        from coproduction.documents import checks  # noqa: F401
        from coproduction.documents.kinds import declare_kinds
        from coproduction.documents.services import erasing  # noqa: F401

        declare_kinds()
