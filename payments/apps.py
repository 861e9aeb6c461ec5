from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "payments"

    def ready(self):
        from coproduction.documents import rules
        from payments.selectors import receipts

        rules.opens(receipts.RECEIPT, receipts.may_read_receipt)
        rules.opens(receipts.RUN_FILE, receipts.may_read_run_file)
