from django.apps import AppConfig


class QualityMarkConfig(AppConfig):
    name = "quality_mark"
