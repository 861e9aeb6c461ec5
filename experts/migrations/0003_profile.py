import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('experts', '0002_initial'),
        ('reference', '0002_checks_and_training'),
    ]

    operations = [
        migrations.AddField(
            model_name='expert',
            name='about',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='expert',
            name='date_of_birth',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='expert',
            name='in_person',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='expert',
            name='postcode',
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name='expert',
            name='travel_miles',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='ExpertLanguage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='experts.expert')),
                ('language', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='reference.language')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('expert', 'language'), name='expert_language_once')],
            },
        ),
        migrations.AddField(
            model_name='expert',
            name='languages',
            field=models.ManyToManyField(related_name='experts', through='experts.ExpertLanguage', to='reference.language'),
        ),
        migrations.CreateModel(
            name='ExpertTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='experts.expert')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='reference.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('expert', 'topic'), name='expert_topic_once')],
            },
        ),
        migrations.AddField(
            model_name='expert',
            name='topics',
            field=models.ManyToManyField(related_name='experts', through='experts.ExpertTopic', to='reference.topic'),
        ),
        migrations.CreateModel(
            name='Qualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('gained_on', models.DateField()),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('elsewhere', models.CharField(blank=True, max_length=200)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to='experts.expert')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.trainingkind')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['expert', 'kind', 'expires_on'], name='qualification_of_expert'), models.Index(fields=['expires_on'], name='qualification_expiry')],
                'constraints': [models.UniqueConstraint(fields=('expert', 'kind', 'gained_on'), name='qualification_once'), models.CheckConstraint(condition=models.Q(('expires_on__isnull', True), ('expires_on__gte', models.F('gained_on')), _connector='OR'), name='qualification_expires_after_gained')],
            },
        ),
        migrations.CreateModel(
            name='Availability',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')])),
                ('time_of_day', models.CharField(choices=[('morning', 'Morning'), ('afternoon', 'Afternoon'), ('evening', 'Evening')], max_length=10)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='availability', to='experts.expert')),
            ],
            options={
                'verbose_name_plural': 'availability',
                'constraints': [models.UniqueConstraint(fields=('expert', 'weekday', 'time_of_day'), name='availability_once'), models.CheckConstraint(condition=models.Q(('weekday__in', [0, 1, 2, 3, 4, 5, 6])), name='availability_weekday_known'), models.CheckConstraint(condition=models.Q(('time_of_day__in', ['morning', 'afternoon', 'evening'])), name='availability_time_known')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('clear', 'Clear'), ('not_clear', 'Not clear')], default='asked', max_length=10)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='experts.expert')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.checkkind')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['expert', 'kind', 'state'], name='check_of_expert'), models.Index(fields=['expires_on'], name='check_expiry')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'clear', 'not_clear'])), name='check_state_known')],
            },
        ),
    ]
