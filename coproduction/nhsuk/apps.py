from django.apps import AppConfig


class NhsukConfig(AppConfig):
    name = "coproduction.nhsuk"
    label = "nhsuk"
    verbose_name = "NHS.UK look"
