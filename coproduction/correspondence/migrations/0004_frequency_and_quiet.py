import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('correspondence', '0003_trouble'),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('group', models.CharField(choices=[('account', 'Your account and how you sign in'), ('places', 'About places I have asked for'), ('reminders', 'Reminders'), ('new', 'New opportunities that fit me'), ('payment', 'Payment'), ('news', 'News'), ('work', 'My work in the portal as a member of staff')], max_length=10)),
                ('frequency', models.CharField(choices=[('now', 'At once'), ('daily', 'In one message a day'), ('weekly', 'In one message a week'), ('here', 'Only here in the portal')], default='now', max_length=10)),
                ('channel', models.CharField(blank=True, choices=[('email', 'E-mail'), ('sms', 'Text message'), ('letter', 'Letter in the post'), ('portal', 'Only here in the portal')], max_length=10)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('group__in', ['account', 'places', 'reminders', 'new', 'payment', 'news', 'work'])), name='group_choice_group_known'), models.CheckConstraint(condition=models.Q(('frequency__in', ['now', 'daily', 'weekly', 'here'])), name='group_choice_frequency_known')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_state_known',
        ),
        migrations.AddField(
            model_name='preference',
            name='quiet_emails',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='preference',
            name='quiet_texts',
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name='delivery',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waiting to be sent'), ('held', 'Waiting for the daily or weekly message'), ('gathered', 'Put into a daily or weekly message'), ('sent', 'Sent'), ('set_aside', 'Could not be sent'), ('settled', 'Dealt with another way')], default='waiting', max_length=10),
        ),
        migrations.AlterField(
            model_name='delivery',
            name='trouble',
            field=models.CharField(blank=True, choices=[('bounced', 'It was sent, and came back later because it could not be delivered'), ('refused', 'The address or number does not exist, or does not take messages from us'), ('no_way', 'We have no address or number for this person'), ('out_of_reach', 'We tried for half a day and could not get through'), ('broken', 'Something in the message stopped us from sending it')], max_length=15),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'held', 'gathered', 'sent', 'set_aside', 'settled'])), name='delivery_state_known'),
        ),
        migrations.AddField(
            model_name='groupchoice',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='message_choices', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='groupchoice',
            constraint=models.UniqueConstraint(fields=('user', 'group'), name='group_choice_once'),
        ),
    ]
