from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "coproduction.policy"
    label = "policy"
