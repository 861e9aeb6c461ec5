from django.urls import path, re_path

from payments.views import approvals, bank_details, claims, lines, runs

app_name = "payments"

urlpatterns = [
    path("my/bank-details/", bank_details.bank_details, name="bank_details"),
    path("my/bank-details/change/", bank_details.change_bank_details, name="change_bank_details"),
    path("my/bank-details/sign-in-again/", bank_details.sign_in_again, name="sign_in_again"),
    path("my/claims/", claims.claims, name="claims"),
    path("my/claims/start/<int:pk>/", claims.claim_start, name="claim_start"),
    path("my/claims/<int:pk>/", claims.claim, name="claim"),
    path("my/claims/<int:pk>/time/", claims.payment_for_time, name="payment_for_time"),
    path("my/claims/<int:pk>/mileage/", lines.add_journey, name="add_journey"),
    path("my/claims/<int:pk>/costs/<slug:kind>/", lines.add_expense, name="add_expense"),
    path("my/claims/<int:pk>/lines/<int:line_pk>/receipt/", lines.add_receipt, name="add_receipt"),
    path("my/claims/<int:pk>/lines/<int:line_pk>/remove/", lines.remove_line, name="remove_line"),
    path("my/claims/<int:pk>/receipts/<int:receipt_pk>/remove/", lines.remove_receipt, name="remove_receipt"),
    path("my/claims/<int:pk>/send/", claims.send_claim, name="send_claim"),
    path("my/claims/<int:pk>/withdraw/", claims.withdraw_claim, name="withdraw_claim"),
    path("staff/claims/", approvals.queue, name="queue"),
    path("staff/claims/<int:pk>/", approvals.staff_claim, name="staff_claim"),
    path("staff/claims/<int:pk>/approve/", approvals.approve, name="approve"),
    path("staff/claims/<int:pk>/return/", approvals.return_claim, name="return_claim"),
    path("staff/claims/<int:pk>/reject/", approvals.reject, name="reject"),
    path("staff/claims/<int:pk>/pay-again/", runs.pay_again, name="pay_again"),
    path("staff/payment-runs/", runs.runs, name="runs"),
    path("staff/payment-runs/<int:pk>/", runs.run, name="run"),
    re_path(
        r"^staff/payment-runs/(?P<pk>[0-9]+)/(?P<action>lock|undo|send|reconcile)/$",
        runs.move_run,
        name="move_run",
    ),
    path("staff/payment-runs/<int:pk>/payments/<int:payment_pk>/take-out/", runs.take_out, name="take_out"),
    path("staff/payment-runs/<int:pk>/payments/<int:payment_pk>/fail/", runs.fail, name="fail_payment"),
]
