from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "involvement"

    def ready(self):
        from django.db.models.signals import post_migrate

        from coproduction.documents import rules
        from experts.selectors.merging import refuse_merging_when
        from experts.selectors.renewals import renewed_by
        from experts.services.changes import when_changed
        from involvement.selectors import merging, training, venues
        from involvement.services.facts import fill_after_upgrade, refresh_people

        rules.opens(venues.PHOTO, venues.may_read_photo)
        post_migrate.connect(fill_after_upgrade, sender=self)
        when_changed(refresh_people)
        refuse_merging_when(merging.in_the_way)
        refuse_merging_when(merging.training_in_the_way)
        renewed_by(training.next_dates)
        self._follow_who_leaves()
        self._say_what_changed()
        self._declare_kinds()

    def _follow_who_leaves(self):
        from coproduction.core.personal_data.erasing import erases_as_well
        from experts.services.leaving import when_leaving
        from involvement.services import asking, panel_names, training_places
        from involvement.services.interests import withdraw_all

        when_leaving(withdraw_all)
        when_leaving(asking.give_up_all)
        when_leaving(training_places.give_up_all)
        erases_as_well("involvement.panel_names")(panel_names.remember_who_left)

    def _declare_kinds(self):
        from involvement import feedback_kinds, host_kinds, kinds, panel_kinds, session_kinds, training_kinds

        for each in (kinds, host_kinds, session_kinds, training_kinds, feedback_kinds):
            each.declare_kinds()
        panel_kinds.declare_panel_kinds()

    def _say_what_changed(self):
        from experts.selectors.done import says
        from experts.selectors.record import add_to_record
        from involvement.selectors import impact, sayings

        for action, words in sayings.SAYINGS.items():
            says(action, words=words)
        add_to_record(impact.record_parts)
