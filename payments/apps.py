from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "payments"

    def ready(self):
        from coproduction.documents import rules
        from experts.selectors.done import says
        from experts.selectors.figures import add_figure
        from experts.selectors.holds import hold_when
        from experts.selectors.leaving import refuse_leaving_when
        from experts.selectors.merging import refuse_merging_when
        from payments.kinds import declare_kinds
        from payments.selectors import merging, receipts, sayings
        from payments.selectors.claims import why_not_leave, why_records_stand
        from payments.selectors.days_to_pay import days_to_pay
        from payments.services import erasing  # noqa: F401

        says(*sayings.DONE, words=sayings.done)
        says("claim.line_added", words=sayings.line_added)
        says("claim.line_removed", words=sayings.line_removed)
        says("bank_details.changed", words=sayings.bank_details_changed)
        rules.opens(receipts.RECEIPT, receipts.may_read_receipt)
        rules.opens(receipts.RUN_FILE, receipts.may_read_run_file)
        refuse_leaving_when(why_not_leave)
        hold_when(why_records_stand)
        refuse_merging_when(merging.in_the_way)
        declare_kinds()
        add_figure("days_to_pay", days_to_pay)
