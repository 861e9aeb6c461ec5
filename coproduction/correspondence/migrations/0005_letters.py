import coproduction.core.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_rolegrant'),
        ('accounts', '__first__'),
        ('core', '0001_initial'),
        ('correspondence', '0004_frequency_and_quiet'),
    ]

    operations = [
        migrations.CreateModel(
            name='PostalAddress',
            fields=[
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='postal_address', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('line_1', coproduction.core.fields.SealedField()),
                ('line_2', coproduction.core.fields.SealedField(blank=True)),
                ('town', coproduction.core.fields.SealedField()),
                ('postcode', coproduction.core.fields.SealedField()),
            ],
            options={
                'verbose_name_plural': 'postal addresses',
            },
        ),
        migrations.AddField(
            model_name='delivery',
            name='sent_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='LetterBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('state', models.CharField(choices=[('making', 'Being made'), ('ready', 'Ready to print'), ('posted', 'Posted'), ('put_back', 'Put back in the queue')], default='making', max_length=10)),
                ('both_sides', models.BooleanField(default=False)),
                ('size', models.PositiveIntegerField()),
                ('stored_as', models.CharField(blank=True, max_length=60)),
                ('posted_at', models.DateTimeField(blank=True, null=True)),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.job')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('posted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'letter batches',
                'indexes': [models.Index(fields=['state', 'id'], name='letter_batch_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['making', 'ready', 'posted', 'put_back'])), name='letter_batch_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('posted_at__isnull', True), ('posted_by__isnull', True)), models.Q(('posted_at__isnull', False), ('posted_by__isnull', False)), _connector='OR'), name='letter_batch_posting_complete')],
            },
        ),
        migrations.AddField(
            model_name='delivery',
            name='batch',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters', to='correspondence.letterbatch'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('batch__isnull', True), ('channel', 'letter'), _connector='OR'), name='delivery_batch_of_letters'),
        ),
    ]
