from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "involvement"

    def ready(self):
        from django.db.models.signals import post_migrate

        from experts.selectors.done import says
        from experts.selectors.merging import refuse_merging_when
        from experts.selectors.renewals import renewed_by
        from experts.services.changes import when_changed
        from experts.services.leaving import when_leaving
        from involvement import kinds, panel_kinds, training_kinds
        from involvement.selectors import merging, sayings, training
        from involvement.services import asking, training_places
        from involvement.services.facts import fill_after_upgrade, refresh_people
        from involvement.services.interests import withdraw_all

        post_migrate.connect(fill_after_upgrade, sender=self)
        when_leaving(withdraw_all)
        when_leaving(asking.give_up_all)
        when_leaving(training_places.give_up_all)
        when_changed(refresh_people)
        refuse_merging_when(merging.in_the_way)
        refuse_merging_when(merging.training_in_the_way)
        says("interest.moved", words=sayings.interest_moved)
        says("contribution.moved", words=sayings.contribution_moved)
        says("training_place.moved", words=sayings.training_place_moved)
        renewed_by(training.next_dates)
        says("panel_offer.moved", words=sayings.panel_offer_moved)
        says("panel_seat.confirmed", words=sayings.panel_seat_confirmed)
        says("debrief.answered", words=sayings.debrief)
        kinds.declare_kinds()
        training_kinds.declare_kinds()
        panel_kinds.declare_panel_kinds()
