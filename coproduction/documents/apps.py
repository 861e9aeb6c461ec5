from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "coproduction.documents"
    label = "documents"
