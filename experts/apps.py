from django.apps import AppConfig


class ExpertsConfig(AppConfig):
    name = "experts"

    def ready(self):
        from django.contrib.auth.signals import user_logged_out

        from coproduction.documents import rules
        from experts.kinds import declare_kinds
        from experts.middleware import on_signed_out
        from experts.selectors import sayings, standing
        from experts.selectors.done import says
        from experts.services import (
            equality,  # noqa: F401 - what it registers with the walker and the keys
            exports,
            merging,  # noqa: F401 - the same
        )

        user_logged_out.connect(on_signed_out, dispatch_uid="experts.stop_acting")
        says("expert.details_changed", words=sayings.details_changed)
        says("expert.applied", words=sayings.applied)
        says("expert.moved", words=sayings.moved)
        says("training.told", words=sayings.training_told)
        says("preference.changed", words=sayings.preference_changed)
        declare_kinds()
        rules.opens(exports.EXPORT, exports.may_read_export)
        rules.opens(standing.CERTIFICATE, standing.may_read_certificate)
        says(*sayings.PASSPORT, words=sayings.passport)
