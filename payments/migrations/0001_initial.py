import coproduction.core.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('experts', '0002_initial'),
        ('policy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankDetails',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('account_name', coproduction.core.fields.SealedField()),
                ('sort_code', coproduction.core.fields.SealedField()),
                ('account_number', coproduction.core.fields.SealedField()),
                ('roll_number', coproduction.core.fields.SealedField(blank=True)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bank_details', to='experts.expert')),
            ],
            options={
                'verbose_name_plural': 'bank details',
                'get_latest_by': 'pk',
                'indexes': [models.Index(fields=['expert', '-id'], name='bank_details_newest')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Waiting for approval'), ('returned', 'Returned for more information'), ('approved', 'Approved for payment'), ('in_run', 'In a payment run'), ('paid', 'Paid'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn'), ('payment_failed', 'Payment failed')], default='draft', max_length=15)),
                ('total', models.DecimalField(decimal_places=2, default=0, max_digits=9)),
                ('time_declined', models.BooleanField(default=False)),
                ('late_reason', models.TextField(blank=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('promised_on', models.DateField(blank=True, null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decision_words', models.TextField(blank=True)),
                ('paid_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('budget', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='policy.budget')),
                ('claimant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='experts.expert')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'submitted_at'], name='claim_queue'), models.Index(fields=['claimant', '-created_at'], name='claim_of_claimant')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'returned', 'approved', 'in_run', 'paid', 'rejected', 'withdrawn', 'payment_failed'])), name='claim_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='claim_approval_complete'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='claim_decision_complete'), models.CheckConstraint(condition=models.Q(('claimant__isnull', True), ('approved_by__isnull', True), models.Q(('claimant', models.F('approved_by')), _negated=True), _connector='OR'), name='claim_not_self_approved'), models.CheckConstraint(condition=models.Q(('total__gte', 0)), name='claim_total_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['approved', 'in_run', 'paid', 'payment_failed']), _negated=True), ('approved_by__isnull', False), _connector='OR'), name='claim_payable_was_approved'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'withdrawn']), ('submitted_at__isnull', False), _connector='OR'), name='claim_beyond_draft_was_submitted')],
            },
        ),
        migrations.CreateModel(
            name='ClaimedContribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claimed_contributions', to='payments.claim')),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='claimed', to='experts.contribution')),
            ],
        ),
        migrations.CreateModel(
            name='ClaimLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('time', 'Time'), ('preparation', 'Preparation'), ('mileage', 'Mileage'), ('passengers', 'Passengers'), ('public_transport', 'Public transport'), ('taxi', 'Taxi agreed beforehand'), ('parking', 'Parking'), ('care', 'Replacement care'), ('subsistence', 'Food and drink'), ('other', 'Something else agreed beforehand')], max_length=20)),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=8)),
                ('unit', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('details', models.JSONField(blank=True, default=dict)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                ('explanation', models.TextField()),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='payments.claim')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claim_lines', to='experts.contribution')),
                ('mileage_rate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='policy.mileagerate')),
                ('rate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='policy.rate')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['claim', 'kind'], name='claim_line_of_claim')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['time', 'preparation', 'mileage', 'passengers', 'public_transport', 'taxi', 'parking', 'care', 'subsistence', 'other'])), name='claim_line_kind_known'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='claim_line_amount_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='PaymentRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('status', models.CharField(choices=[('open', 'Open'), ('locked', 'Locked'), ('sent', 'Sent to finance'), ('reconciled', 'Reconciled'), ('undone', 'Undone')], default='open', max_length=10)),
                ('pay_on', models.DateField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('total', models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                ('locked_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('reconciled_at', models.DateTimeField(blank=True, null=True)),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payment_run', to='documents.document')),
                ('locked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reconciled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['open', 'locked', 'sent', 'reconciled', 'undone'])), name='run_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('locked_at__isnull', True), ('locked_by__isnull', True)), models.Q(('locked_at__isnull', False), ('locked_by__isnull', False)), _connector='OR'), name='run_lock_complete'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by__isnull', True)), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='run_sending_complete'), models.CheckConstraint(condition=models.Q(models.Q(('reconciled_at__isnull', True), ('reconciled_by__isnull', True)), models.Q(('reconciled_at__isnull', False), ('reconciled_by__isnull', False)), _connector='OR'), name='run_reconciliation_complete'), models.CheckConstraint(condition=models.Q(('total__gte', 0)), name='run_total_not_negative'), models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('status',), name='run_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=9)),
                ('state', models.CharField(choices=[('pending', 'Not paid yet'), ('paid', 'Paid'), ('failed', 'Failed'), ('undone', 'Taken out of the run')], default='pending', max_length=10)),
                ('problem', models.CharField(blank=True, max_length=200)),
                ('approver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bank_details', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.bankdetails')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.claim')),
                ('claimant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='experts.expert')),
                ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.paymentrun')),
            ],
            options={
                'indexes': [models.Index(fields=['run', 'state'], name='payment_of_run')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('claimant__isnull', True), ('approver__isnull', True), models.Q(('claimant', models.F('approver')), _negated=True), _connector='OR'), models.Q(('claimant__isnull', True), ('payer__isnull', True), models.Q(('claimant', models.F('payer')), _negated=True), _connector='OR'), models.Q(('approver__isnull', True), ('payer__isnull', True), models.Q(('approver', models.F('payer')), _negated=True), _connector='OR')), name='payment_by_three_people'), models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'paid', 'failed', 'undone'])), name='payment_state_known'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='payment_amount_not_negative'), models.UniqueConstraint(condition=models.Q(('state__in', ['pending', 'paid'])), fields=('claim',), name='payment_live_once')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('sent_sha256', models.CharField(max_length=64)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='documents.document')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='payments.claimline')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimedReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claimed_receipts', to='payments.claim')),
                ('claimant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='experts.expert')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='claimed', to='payments.receipt')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('claimant', 'sha256'), name='receipt_claimed_once')],
            },
        ),
    ]
