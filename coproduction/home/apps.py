from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "coproduction.home"
    label = "home"
