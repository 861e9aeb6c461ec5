import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('experts', '0005_occasions'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('bsl', 'British Sign Language (BSL) interpreter'), ('lipspeaker', 'Lipspeaker'), ('speech_to_text', 'Speech-to-text reporter or live captions'), ('deafblind', 'Deafblind interpreter or communicator guide'), ('interpreter', 'Interpreter for a spoken language'), ('advocate', 'Advocate, or someone to speak for me'), ('note_taker', 'Someone to take notes'), ('easy_read', 'Papers in easy read'), ('large_print', 'Papers in large print'), ('papers_early', 'Papers sent early'), ('extra_time', 'Extra time to read, think or speak'), ('other_communication', 'Something else that helps with communication'), ('step_free', 'Step-free way in and around'), ('accessible_toilet', 'Accessible toilet'), ('hearing_loop', 'Hearing loop'), ('quiet_space', 'Quiet space to go to'), ('breaks', 'Breaks'), ('seating', 'A certain kind of chair, or a certain place to sit'), ('personal_assistant', 'Room for my personal assistant or companion'), ('assistance_dog', 'Room for my assistance dog'), ('transport', 'Transport there and back'), ('parking', 'Parking close by'), ('diet', 'Food or drink that suits my diet'), ('childcare', 'Childcare'), ('replacement_care', 'Someone to care for the person I look after'), ('other_practical', 'Something else that helps')], max_length=20)),
                ('words', models.TextField(blank=True)),
                ('shared', models.BooleanField(null=True)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_needs', to='experts.expert')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('shared', True)), fields=['expert'], name='access_need_shared')],
                'constraints': [models.UniqueConstraint(fields=('expert', 'kind'), name='access_need_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['bsl', 'lipspeaker', 'speech_to_text', 'deafblind', 'interpreter', 'advocate', 'note_taker', 'easy_read', 'large_print', 'papers_early', 'extra_time', 'other_communication', 'step_free', 'accessible_toilet', 'hearing_loop', 'quiet_space', 'breaks', 'seating', 'personal_assistant', 'assistance_dog', 'transport', 'parking', 'diet', 'childcare', 'replacement_care', 'other_practical'])), name='access_need_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='AccessPassport',
            fields=[
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('expert', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='access_passport', serialize=False, to='experts.expert')),
                ('answered', models.JSONField(default=list)),
                ('reviewed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['reviewed_on'], name='passport_review')],
            },
        ),
        migrations.CreateModel(
            name='NeedMet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('bsl', 'British Sign Language (BSL) interpreter'), ('lipspeaker', 'Lipspeaker'), ('speech_to_text', 'Speech-to-text reporter or live captions'), ('deafblind', 'Deafblind interpreter or communicator guide'), ('interpreter', 'Interpreter for a spoken language'), ('advocate', 'Advocate, or someone to speak for me'), ('note_taker', 'Someone to take notes'), ('easy_read', 'Papers in easy read'), ('large_print', 'Papers in large print'), ('papers_early', 'Papers sent early'), ('extra_time', 'Extra time to read, think or speak'), ('other_communication', 'Something else that helps with communication'), ('step_free', 'Step-free way in and around'), ('accessible_toilet', 'Accessible toilet'), ('hearing_loop', 'Hearing loop'), ('quiet_space', 'Quiet space to go to'), ('breaks', 'Breaks'), ('seating', 'A certain kind of chair, or a certain place to sit'), ('personal_assistant', 'Room for my personal assistant or companion'), ('assistance_dog', 'Room for my assistance dog'), ('transport', 'Transport there and back'), ('parking', 'Parking close by'), ('diet', 'Food or drink that suits my diet'), ('childcare', 'Childcare'), ('replacement_care', 'Someone to care for the person I look after'), ('other_practical', 'Something else that helps')], max_length=20)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('outcome', models.CharField(blank=True, choices=[('met', 'Will be met'), ('not_met', 'Cannot be met')], max_length=10)),
                ('because', models.CharField(blank=True, choices=[('venue', 'The place does not have it'), ('nobody_free', 'Nobody who does this is free'), ('too_late', 'We knew too late to arrange it'), ('cost', 'There is no money for it'), ('other', 'Another reason')], max_length=12)),
                ('words', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('was_met', models.BooleanField(null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs_met', to='experts.activity')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('expert', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs_met', to='experts.expert')),
                ('need', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='experts.accessneed')),
            ],
            options={
                'verbose_name_plural': 'needs met',
                'indexes': [models.Index(fields=['activity', 'outcome'], name='need_met_at_activity')],
                'constraints': [models.UniqueConstraint(fields=('expert', 'activity', 'kind'), name='need_met_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['bsl', 'lipspeaker', 'speech_to_text', 'deafblind', 'interpreter', 'advocate', 'note_taker', 'easy_read', 'large_print', 'papers_early', 'extra_time', 'other_communication', 'step_free', 'accessible_toilet', 'hearing_loop', 'quiet_space', 'breaks', 'seating', 'personal_assistant', 'assistance_dog', 'transport', 'parking', 'diet', 'childcare', 'replacement_care', 'other_practical'])), name='need_met_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='need_met_answer_complete'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('was_met__isnull', True)), models.Q(('confirmed_at__isnull', False), ('was_met__isnull', False)), _connector='OR'), name='need_met_confirmation_complete'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('because', ''), ('outcome', '')), models.Q(('answered_at__isnull', False), ('because', ''), ('outcome', 'met')), models.Q(('answered_at__isnull', False), ('because__in', ['venue', 'nobody_free', 'too_late', 'cost', 'other']), ('outcome', 'not_met')), _connector='OR'), name='need_met_says_why_not')],
            },
        ),
    ]
