import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('name', models.CharField(max_length=100)),
                ('preparation', models.CharField(choices=[('included', 'Preparation is included in the amount'), ('paid', 'Agreed preparation time is paid as well')], default='included', max_length=10)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('preparation__in', ['included', 'paid'])), name='band_preparation_known')],
            },
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('key', models.SlugField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('source', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('public_transport', 'Public transport'), ('taxi', 'Taxi agreed beforehand'), ('parking', 'Parking'), ('care', 'Replacement care'), ('subsistence', 'Food and drink'), ('other', 'Something else agreed beforehand')], max_length=20)),
                ('hours_away', models.PositiveSmallIntegerField(default=0)),
                ('cap', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ('receipt_needed_above', models.DecimalField(decimal_places=2, default=0, max_digits=8)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['public_transport', 'taxi', 'parking', 'care', 'subsistence', 'other'])), name='allowance_kind_known'), models.CheckConstraint(condition=models.Q(('cap__gte', 0)), name='allowance_cap_not_negative'), models.CheckConstraint(condition=models.Q(('receipt_needed_above__gte', 0)), name='allowance_receipt_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Budget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=150)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('directorate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budgets', to='reference.directorate')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('code'), name='budget_code_once'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='budget_amount_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='BudgetEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('committed', 'Committed when a place was accepted'), ('released', 'Released, no longer needed'), ('spent', 'Paid')], max_length=10)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=10)),
                ('key', models.CharField(max_length=80, unique=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='policy.budget')),
            ],
            options={
                'verbose_name_plural': 'budget entries',
                'indexes': [models.Index(fields=['budget', 'kind'], name='budget_entry_sums')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['committed', 'released', 'spent'])), name='budget_entry_kind_known'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='budget_entry_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='MileageRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('mode', models.CharField(choices=[('car', 'Car or van'), ('motorcycle', 'Motorcycle'), ('bicycle', 'Bicycle'), ('passenger', 'Each passenger you take')], max_length=10)),
                ('above_miles', models.PositiveIntegerField(default=0)),
                ('amount', models.DecimalField(decimal_places=3, max_digits=5)),
            ],
            options={
                'indexes': [models.Index(fields=['mode', '-starts_on'], name='mileage_in_force')],
                'constraints': [models.CheckConstraint(condition=models.Q(('mode__in', ['car', 'motorcycle', 'bicycle', 'passenger'])), name='mileage_mode_known'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='mileage_amount_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Rate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('unit', models.CharField(choices=[('hour', 'for each hour'), ('session', 'for each session'), ('half_day', 'for each half day'), ('day', 'for each day'), ('block', 'for each block of hours, or part of one'), ('by_length', 'by how long it lasts')], max_length=10)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                ('block_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('short_up_to_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('boundary_is_short', models.BooleanField(default=True)),
                ('short_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ('band', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rates', to='policy.band')),
            ],
            options={
                'indexes': [models.Index(fields=['band', '-starts_on', '-recorded_at'], name='rate_in_force')],
                'constraints': [models.CheckConstraint(condition=models.Q(('unit__in', ['hour', 'session', 'half_day', 'day', 'block', 'by_length'])), name='rate_unit_known'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='rate_amount_not_negative'), models.CheckConstraint(condition=models.Q(('short_amount__gte', 0)), name='rate_short_amount_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('unit', 'block'), _negated=True), models.Q(('block_minutes__gt', 0), ('block_minutes__isnull', False)), _connector='OR'), name='rate_block_has_minutes'), models.CheckConstraint(condition=models.Q(models.Q(('unit', 'by_length'), _negated=True), models.Q(('short_amount__isnull', False), ('short_up_to_minutes__isnull', False)), _connector='OR'), name='rate_by_length_is_whole')],
            },
        ),
        migrations.AddField(
            model_name='band',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bands', to='policy.scheme'),
        ),
        migrations.CreateModel(
            name='TimeLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('claim_on_time', 'Days after taking part in which a claim is on time'), ('payment_promise', 'Days from sending a claim to being paid')], max_length=20)),
                ('days', models.PositiveSmallIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['claim_on_time', 'payment_promise'])), name='time_limit_kind_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='band',
            constraint=models.UniqueConstraint(models.F('scheme'), django.db.models.functions.text.Lower('name'), name='band_name_once'),
        ),
    ]
