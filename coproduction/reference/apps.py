from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "coproduction.reference"
    label = "reference"
