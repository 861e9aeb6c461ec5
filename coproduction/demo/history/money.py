"""Claims in every state and the payment runs they went through."""

from decimal import Decimal

from django.utils import timezone

from coproduction.demo.history.ground import read
from coproduction.demo.history.meetings import session_on
from coproduction.demo.history.people import BANK
from coproduction.policy.enums import TravelMode
from experts.models import Contribution, Expert
from payments.enums import LineKind
from payments.models import Claim, Payment, PaymentRun
from payments.services import approvals, bank_details, claims, lines, reconciliation, runs

NO_RECEIPT = "The bus has no tickets: I paid with my card."


class Money:
    """The two experts' claims for the carers group, and finance's runs."""

    def __init__(self, cast, adverts, timeline):
        self.cast, self.carers, self.timeline = cast, adverts["carers"], timeline
        self.claims: dict[tuple[str, int], int] = {}

    def plan(self):
        facts = read("claims.toml")
        for key in BANK:
            self.timeline.on(-170, self._give_bank_details, key)
            for claim in facts["claim"]:
                self._plan_claim(key, claim)
        for run in facts["runs"]:
            self._plan_run(run)

    def _plan_claim(self, key, facts):
        on, at = self.timeline.on, (key, facts["session"])
        on(facts.get("submitted", facts.get("started")), self._start, at, facts)
        if "submitted" in facts:
            on(facts["submitted"], self._submit, at, hour=11)
        for name in ("approved", "returned", "rejected", "withdrawn"):
            if name in facts:
                on(facts[name], getattr(self, f"_{name}"), at, facts)
        if "failed" in facts:
            on(facts["failed"], self._failed, at, facts)

    def _plan_run(self, facts):
        on = self.timeline.on
        on(facts["opened"], self._open, self.timeline.day(facts["pays"]), hour=13)
        if "sent" in facts:
            on(facts["sent"], self._send, hour=9)
            on(facts["reconciled"], self._reconcile, hour=16)

    def _claim(self, at):
        return Claim.objects.get(pk=self.claims[at])

    def _give_bank_details(self, key):
        expert = Expert.objects.get(pk=self.cast[key].pk)
        bank_details.change_bank_details(expert=expert, by=self.cast[key], **BANK[key])

    def _start(self, at, facts):
        key, day = at
        user = self.cast[key]
        session = session_on(self.carers, day)
        contribution = Contribution.objects.get(activity_id=session.activity_id, expert_id=user.pk)
        claim = claims.start_claim(contribution=contribution, by=user)
        self.claims[at] = claim.pk
        on = timezone.localdate(session.activity.starts_at)
        if "miles" in facts:
            lines.add_journey(
                claim=claim,
                mode=TravelMode.CAR,
                miles=Decimal(facts["miles"]),
                passengers=facts.get("passengers", 0),
                on=on,
                by=user,
            )
        if "bus" in facts:
            spent = Decimal(facts["bus"])
            lines.add_expense(
                claim=claim,
                kind=LineKind.PUBLIC_TRANSPORT,
                spent=spent,
                on=on,
                by=user,
                no_receipt=NO_RECEIPT,
            )

    def _submit(self, at):
        claims.submit_claim(claim=self._claim(at), by=self.cast[at[0]])

    def _approved(self, at, facts):
        approvals.approve_claim(claim=self._claim(at), by=self.cast["approver"])

    def _returned(self, at, facts):
        approvals.return_claim(claim=self._claim(at), by=self.cast["approver"], words=facts["words"])

    def _rejected(self, at, facts):
        approvals.reject_claim(claim=self._claim(at), by=self.cast["approver"], words=facts["words"])

    def _withdrawn(self, at, facts):
        claims.withdraw_claim(claim=self._claim(at), by=self.cast[at[0]])

    def _failed(self, at, facts):
        payment = Payment.objects.get(claim=self._claim(at))
        reconciliation.fail_payment(payment=payment, by=self.cast["finance"], reason=facts["words"])

    def _open(self, pays):
        runs.open_run(by=self.cast["finance"], pay_on=pays)

    def _send(self):
        run = PaymentRun.objects.latest("pk")
        runs.lock_run(run=run, by=self.cast["finance"])
        runs.send_run(run=PaymentRun.objects.latest("pk"), by=self.cast["finance"])

    def _reconcile(self):
        reconciliation.reconcile_run(run=PaymentRun.objects.latest("pk"), by=self.cast["finance"])
