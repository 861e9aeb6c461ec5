import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('experts', '0002_initial'),
        ('policy', '0001_initial'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Opportunity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('reference', models.CharField(max_length=30, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'Being checked'), ('published', 'Published'), ('closed', 'Closed'), ('under_way', 'Under way'), ('completed', 'Completed'), ('reviewed', 'Reviewed'), ('cancelled', 'Cancelled')], default='draft', max_length=10)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('organisation', models.CharField(blank=True, max_length=150)),
                ('kind', models.CharField(blank=True, choices=[('membership', 'Foundation Trust membership'), ('one_off_event', 'One-off event'), ('focus_group', 'Focus group'), ('standing_group', 'Standing group'), ('interview_panel', 'Interview panel'), ('document_review', 'Document or policy review'), ('training', 'Training or Recovery College'), ('research', 'Research'), ('ward_visit', 'Ward visit or audit'), ('peer_role', 'Paid peer role'), ('other', 'Something else')], max_length=20)),
                ('summary', models.TextField(blank=True)),
                ('what_you_will_do', models.TextField(blank=True)),
                ('who_we_need', models.TextField(blank=True)),
                ('rung', models.CharField(blank=True, choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('places', models.PositiveIntegerField(blank=True, null=True)),
                ('frequency', models.CharField(blank=True, choices=[('one_off', 'Once'), ('weekly', 'Every week'), ('weekly_in_term', 'Every week in term time'), ('fortnightly', 'Every 2 weeks'), ('monthly', 'Every month'), ('eight_weekly', 'Every 8 weeks'), ('two_monthly', 'Every 2 months'), ('quarterly', 'Every 3 months'), ('four_meetings', 'Four meetings'), ('as_it_suits', 'As it suits you')], max_length=20)),
                ('session_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('preparation_minutes', models.PositiveSmallIntegerField(default=0)),
                ('first_date', models.DateField(blank=True, null=True)),
                ('place', models.CharField(blank=True, choices=[('in_person', 'In person'), ('online', 'Online'), ('mixed', 'In person or online')], max_length=10)),
                ('joining', models.TextField(blank=True)),
                ('access', models.TextField(blank=True)),
                ('selection', models.TextField(blank=True)),
                ('closing_date', models.DateField(blank=True, null=True)),
                ('decision_date', models.DateField(blank=True, null=True)),
                ('short_notice_reason', models.TextField(blank=True)),
                ('unpaid_reason', models.TextField(blank=True)),
                ('travel_rule', models.CharField(blank=True, choices=[('none', 'No travel is needed'), ('none_online', 'Online, so no travel is paid'), ('mileage_or_public_transport', 'Mileage, or public transport at cost'), ('standard_class_rail_booked_for_you', 'Standard class rail, booked for you')], max_length=40)),
                ('support', models.TextField(blank=True)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('imported_words', models.JSONField(blank=True, default=dict)),
                ('imported_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('search_text', models.TextField(blank=True, editable=False)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_reason', models.TextField(blank=True)),
                ('band', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='policy.band')),
                ('budget', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='policy.budget')),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='reference.directorate')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to=settings.AUTH_USER_MODEL)),
                ('locality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='reference.locality')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='reference.venue')),
            ],
            options={
                'verbose_name_plural': 'opportunities',
                'indexes': [models.Index(fields=['status', 'closing_date'], name='opportunity_closing'), models.Index(fields=['status', '-published_at'], name='opportunity_newest'), models.Index(fields=['host', 'status'], name='opportunity_of_host'), models.Index(fields=['-updated_at'], name='opportunity_last_changed')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in_review', 'published', 'closed', 'under_way', 'completed', 'reviewed', 'cancelled'])), name='opportunity_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('published_by__isnull', True)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='opportunity_publication_complete'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('published', 'closed', 'under_way', 'completed', 'reviewed')), _negated=True), ('published_at__isnull', False), _connector='OR'), name='opportunity_public_was_published')],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('status', models.CharField(choices=[('expressed', 'Interested'), ('shortlisted', 'Shortlisted'), ('offered', 'Offered a place'), ('accepted', 'Accepted'), ('waiting', 'Waiting list'), ('not_chosen', 'Not chosen'), ('declined', 'Declined the offer'), ('lapsed', 'Offer ran out'), ('withdrawn', 'Withdrawn')], default='expressed', max_length=12)),
                ('words', models.TextField(blank=True)),
                ('access_needs', models.TextField(blank=True)),
                ('wants_help', models.BooleanField(default=False)),
                ('expressed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('answer_by', models.DateField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='experts.expert')),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='involvement.opportunity')),
            ],
            options={
                'indexes': [models.Index(fields=['opportunity', 'status', 'expressed_at'], name='interest_list'), models.Index(fields=['expert', '-expressed_at'], name='interest_of_expert')],
                'constraints': [models.UniqueConstraint(fields=('opportunity', 'expert'), name='interest_once'), models.CheckConstraint(condition=models.Q(('status__in', ['expressed', 'shortlisted', 'offered', 'accepted', 'waiting', 'not_chosen', 'declined', 'lapsed', 'withdrawn'])), name='interest_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='interest_decision_complete')],
            },
        ),
        migrations.CreateModel(
            name='OpportunityComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='involvement.opportunity')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('place', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online'), ('mixed', 'In person or online')], max_length=10)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('joining', models.TextField(blank=True)),
                ('activity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='session', to='experts.activity')),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='involvement.opportunity')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
