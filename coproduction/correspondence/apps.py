from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "coproduction.correspondence"
    label = "correspondence"
