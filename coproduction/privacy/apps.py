from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "coproduction.privacy"
    label = "privacy"

    def ready(self):
        from coproduction.privacy.kinds import declare_kinds
        from coproduction.privacy.services import paper  # noqa: F401 - the job it does
        from coproduction.privacy.services.leaving import stay_when_joining
        from coproduction.privacy.words import asked_on_paper
        from experts.selectors.done import says
        from experts.services.people import when_joining

        declare_kinds()
        when_joining(stay_when_joining)
        says("data.asked_on_paper", words=asked_on_paper)
