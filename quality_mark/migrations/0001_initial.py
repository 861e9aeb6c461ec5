import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('experts', '0003_profile'),
        ('reference', '0002_checks_and_training'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AwardSequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveSmallIntegerField(unique=True)),
                ('award_mean', models.DecimalField(decimal_places=1, max_digits=2)),
                ('award_rung', models.CharField(choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('conditional_mean', models.DecimalField(decimal_places=1, max_digits=2)),
                ('conditional_rung', models.CharField(choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('evidence_from', models.PositiveSmallIntegerField()),
                ('difference_shown', models.PositiveSmallIntegerField()),
                ('quorum_experts', models.PositiveSmallIntegerField()),
                ('quorum_staff', models.PositiveSmallIntegerField()),
                ('valid_months', models.PositiveSmallIntegerField()),
                ('paper_days', models.PositiveSmallIntegerField()),
                ('bars_directorate', models.BooleanField(default=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('award_rung__in', ['coercion', 'educating', 'informing', 'consultation', 'engagement', 'co-design', 'co-production'])), name='criteria_set_award_rung_known'), models.CheckConstraint(condition=models.Q(('conditional_rung__in', ['coercion', 'educating', 'informing', 'consultation', 'engagement', 'co-design', 'co-production'])), name='criteria_set_conditional_rung_known'), models.CheckConstraint(condition=models.Q(('quorum_experts__gte', 1), ('quorum_staff__gte', 1)), name='criteria_set_quorum_of_both'), models.CheckConstraint(condition=models.Q(('published_by__isnull', True), ('published_at__isnull', False), _connector='OR'), name='criteria_set_publication_complete')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('question', models.CharField(max_length=200)),
                ('drawn_from', models.CharField(max_length=120)),
                ('least_for_award', models.PositiveSmallIntegerField()),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='quality_mark.criteriaset')),
            ],
            options={
                'verbose_name_plural': 'criteria',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('criteria_set', 'number'), name='criterion_number_once'), models.UniqueConstraint(models.F('criteria_set'), django.db.models.functions.text.Lower('name'), name='criterion_name_once'), models.CheckConstraint(condition=models.Q(('least_for_award__lte', 4)), name='criterion_least_is_a_score')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('outcome', models.CharField(choices=[('awarded', 'Awarded'), ('conditional', 'Working towards the mark, with an action plan'), ('returned', 'Not yet: returned for a new version'), ('declined', 'Not yet: declined')], max_length=12)),
                ('rung', models.CharField(choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('mean', models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
                ('reasons', models.TextField()),
                ('action_plan', models.TextField(blank=True)),
                ('action_due', models.DateField(blank=True, null=True)),
                ('quorum_experts', models.PositiveSmallIntegerField()),
                ('quorum_staff', models.PositiveSmallIntegerField()),
                ('experts_present', models.PositiveSmallIntegerField()),
                ('staff_present', models.PositiveSmallIntegerField()),
                ('experts_agreed', models.PositiveSmallIntegerField()),
                ('staff_agreed', models.PositiveSmallIntegerField()),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='quality_mark.agendaitem')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['awarded', 'conditional', 'returned', 'declined'])), name='decision_outcome_known'), models.CheckConstraint(condition=models.Q(('rung__in', ['coercion', 'educating', 'informing', 'consultation', 'engagement', 'co-design', 'co-production'])), name='decision_rung_known'), models.CheckConstraint(condition=models.Q(('experts_present__gte', models.F('quorum_experts')), ('staff_present__gte', models.F('quorum_staff')), ('experts_present__gte', models.F('staff_present'))), name='decision_had_quorum'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'awarded'), _negated=True), models.Q(('experts_agreed__gt', django.db.models.expressions.CombinedExpression(models.F('experts_present'), '/', models.Value(2))), ('staff_agreed__gt', django.db.models.expressions.CombinedExpression(models.F('staff_present'), '/', models.Value(2)))), _connector='OR'), name='decision_award_had_both_majorities'), models.CheckConstraint(condition=models.Q(('experts_agreed__lte', models.F('experts_present')), ('staff_agreed__lte', models.F('staff_present'))), name='decision_no_more_votes_than_people'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'conditional'), _negated=True), models.Q(models.Q(('action_plan', ''), _negated=True), ('action_due__isnull', False)), _connector='OR'), name='decision_conditional_has_a_plan'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='decision_has_reasons')],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('serial', models.PositiveIntegerField()),
                ('token', models.CharField(max_length=43, unique=True)),
                ('status', models.CharField(choices=[('current', 'Current'), ('expiring', 'Runs out soon'), ('expired', 'Expired'), ('renewed', 'Renewed'), ('withdrawn', 'Withdrawn')], default='current', max_length=10)),
                ('awarded_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('renewed_as', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renews', to='quality_mark.award')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='award', to='quality_mark.decision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('year', 'serial'), name='award_number_once'), models.CheckConstraint(condition=models.Q(('status__in', ['current', 'expiring', 'expired', 'renewed', 'withdrawn'])), name='award_status_known'), models.CheckConstraint(condition=models.Q(('serial__gte', 1)), name='award_serial_from_one'), models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('awarded_on'))), name='award_expires_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='award_withdrawal_complete'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='award_withdrawn_for_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'renewed'), _negated=True), ('renewed_as__isnull', False), _connector='OR'), name='award_renewed_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('open', 'Under way'), ('closed', 'Over'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('activity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='quality_meeting', to='experts.activity')),
                ('minutes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'open', 'closed', 'cancelled'])), name='meeting_status_known')],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='quality_mark.meeting'),
        ),
        migrations.CreateModel(
            name='MeetingSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('side', models.CharField(choices=[('expert', 'Expert by experience'), ('staff', 'Member of staff')], max_length=10)),
                ('status', models.CharField(choices=[('expected', 'Expected'), ('present', 'Here'), ('left', 'Left early'), ('apologies', 'Sent apologies')], default='expected', max_length=10)),
                ('contribution', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quality_seat', to='experts.contribution')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='quality_mark.meeting')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quality_seats', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='meeting_seat_once'), models.CheckConstraint(condition=models.Q(('side__in', ['expert', 'staff'])), name='meeting_seat_side_known'), models.CheckConstraint(condition=models.Q(('status__in', ['expected', 'present', 'left', 'apologies'])), name='meeting_seat_status_known')],
            },
        ),
        migrations.CreateModel(
            name='PanelMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='panel_members', to='reference.directorate')),
                ('topics', models.ManyToManyField(blank=True, related_name='panel_members', to='reference.topic')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='panel_member', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.TextField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quality_mark.criterion')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='question_closing_complete')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='quality_mark.question')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('side', models.CharField(choices=[('expert', 'Expert by experience'), ('staff', 'Member of staff')], max_length=10)),
                ('status', models.CharField(choices=[('allocated', 'To declare any conflict of interest'), ('open', 'To read and score'), ('done', 'Done'), ('stood_down', 'Stood down')], default='allocated', max_length=12)),
                ('due_on', models.DateField()),
                ('rung', models.CharField(blank=True, choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('overall', models.TextField(blank=True)),
                ('allocated_at', models.DateTimeField()),
                ('declared_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('stood_down_at', models.DateTimeField(blank=True, null=True)),
                ('stood_down_for', models.CharField(blank=True, choices=[('author', 'Wrote the submission'), ('co_submitter', 'Is one of those who sent it'), ('contributor', 'Is named as having contributed to the work'), ('attended', 'Took part in an activity that is given as evidence'), ('directorate', 'Works in the same directorate'), ('declared', 'Declared a conflict of interest')], max_length=15)),
                ('allocated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quality_reviews', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['reviewer', 'status', 'due_on'], name='review_of_reviewer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('author__isnull', True), ('reviewer__isnull', True), models.Q(('author', models.F('reviewer')), _negated=True), _connector='OR'), name='review_not_by_author'), models.CheckConstraint(condition=models.Q(('author__isnull', True), ('allocated_by__isnull', True), models.Q(('author', models.F('allocated_by')), _negated=True), _connector='OR'), name='review_not_allocated_by_author'), models.CheckConstraint(condition=models.Q(('side__in', ['expert', 'staff'])), name='review_side_known'), models.CheckConstraint(condition=models.Q(('status__in', ['allocated', 'open', 'done', 'stood_down'])), name='review_status_known'), models.CheckConstraint(condition=models.Q(('rung', ''), ('rung__in', ['coercion', 'educating', 'informing', 'consultation', 'engagement', 'co-design', 'co-production']), _connector='OR'), name='review_rung_known'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('open', 'done')), _negated=True), ('declared_at__isnull', False), _connector='OR'), name='review_opens_when_declared'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'done'), _negated=True), ('done_at__isnull', False), _connector='OR'), name='review_done_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'stood_down'), _negated=True), ('stood_down_at__isnull', False), _connector='OR'), name='review_stood_down_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ReviewNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.TextField()),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quality_mark.criterion')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='quality_mark.review')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('review', 'criterion'), name='review_note_once')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('value', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0: none'), (1, '1: said, without evidence'), (2, '2: some'), (3, '3: good'), (4, '4: excellent, and could be repeated')], null=True)),
                ('cannot_judge', models.BooleanField(default=False)),
                ('comment', models.TextField(blank=True)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='quality_mark.criterion')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='quality_mark.review')),
            ],
            options={
                'ordering': ['criterion__number'],
                'constraints': [models.UniqueConstraint(fields=('review', 'criterion'), name='score_once'), models.CheckConstraint(condition=models.Q(('value__isnull', True), models.Q(('cannot_judge', False), ('value__lte', 4)), _connector='OR'), name='score_or_cannot_judge')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.TextField(blank=True)),
                ('self_score', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0: none'), (1, '1: said, without evidence'), (2, '2: some'), (3, '3: good'), (4, '4: excellent, and could be repeated')], null=True)),
                ('by_citations', models.BooleanField(default=False)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='quality_mark.criterion')),
            ],
            options={
                'ordering': ['criterion__number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('self_score__isnull', True), ('self_score__lte', 4), _connector='OR'), name='statement_score_known')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('shows', models.CharField(blank=True, max_length=200)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='documents.document')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='quality_mark.statement')),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('statement', 'document'), name='evidence_once')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('reference', models.CharField(max_length=20, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Being written'), ('submitted', 'Sent to the panel'), ('in_review', 'Being reviewed'), ('awaiting_meeting', 'Waiting for the panel’s meeting'), ('awarded', 'Awarded the quality mark'), ('conditional', 'Working towards the quality mark'), ('returned', 'Returned for a new version'), ('declined', 'Not awarded'), ('appealed', 'Appealed')], default='draft', max_length=20)),
                ('title', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('document', 'Document or leaflet'), ('policy', 'Policy'), ('training', 'Training course'), ('service_change', 'Change to a service'), ('other', 'Something else')], max_length=20)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quality_submissions', to=settings.AUTH_USER_MODEL)),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quality_submissions', to='reference.directorate')),
                ('topics', models.ManyToManyField(blank=True, related_name='quality_submissions', to='reference.topic')),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'updated_at'], name='submission_by_status'), models.Index(fields=['author', '-updated_at'], name='submission_of_author')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'in_review', 'awaiting_meeting', 'awarded', 'conditional', 'returned', 'declined', 'appealed'])), name='submission_status_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['document', 'policy', 'training', 'service_change', 'other'])), name='submission_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='CoSubmitter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quality_co_submissions', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_submitters', to='quality_mark.submission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('submission', 'user'), name='co_submitter_once'), models.CheckConstraint(condition=models.Q(('author__isnull', True), ('user__isnull', True), models.Q(('author', models.F('user')), _negated=True), _connector='OR'), name='co_submitter_not_author')],
            },
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('what_they_did', models.CharField(max_length=300)),
                ('consent', models.CharField(choices=[('asked', 'Asked, has not answered yet'), ('agreed', 'Agreed'), ('declined', 'Said no')], default='asked', max_length=10)),
                ('credit', models.CharField(choices=[('full_name', 'My full name'), ('first_name', 'My first name only'), ('no_name', 'Do not name me')], default='no_name', max_length=10)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quality_contributions', to='experts.expert')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributors', to='quality_mark.submission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('submission', 'expert'), name='contributor_once'), models.CheckConstraint(condition=models.Q(('consent__in', ['asked', 'agreed', 'declined'])), name='contributor_consent_known'), models.CheckConstraint(condition=models.Q(('credit__in', ['full_name', 'first_name', 'no_name'])), name='contributor_credit_known'), models.CheckConstraint(condition=models.Q(('consent', 'asked'), ('answered_at__isnull', False), _connector='OR'), name='contributor_answer_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('author', 'Wrote the submission'), ('co_submitter', 'Is one of those who sent it'), ('contributor', 'Is named as having contributed to the work'), ('attended', 'Took part in an activity that is given as evidence'), ('directorate', 'Works in the same directorate'), ('declared', 'Declared a conflict of interest')], max_length=15)),
                ('words', models.TextField(blank=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quality_conflicts', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='quality_mark.submission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('submission', 'person', 'kind'), name='conflict_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['author', 'co_submitter', 'contributor', 'attended', 'directorate', 'declared'])), name='conflict_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('summary', models.TextField(blank=True)),
                ('owner', models.CharField(blank=True, max_length=150)),
                ('stage', models.CharField(blank=True, choices=[('planning', 'Deciding what to do'), ('design', 'Designing it'), ('delivery', 'Doing it'), ('review', 'Checking how it went')], max_length=10)),
                ('rung', models.CharField(blank=True, choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('rung_why', models.TextField(blank=True)),
                ('what_changed', models.TextField(blank=True)),
                ('appeal_reason', models.TextField(blank=True)),
                ('figures', models.JSONField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='quality_mark.criteriaset')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='quality_mark.submission')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('submission', 'number'), name='version_number_once'), models.UniqueConstraint(condition=models.Q(('submitted_at__isnull', True)), fields=('submission',), name='version_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True), ('figures__isnull', True)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False), ('figures__isnull', False)), _connector='OR'), name='version_sending_complete'), models.CheckConstraint(condition=models.Q(('stage', ''), ('stage__in', ['planning', 'design', 'delivery', 'review']), _connector='OR'), name='version_stage_known'), models.CheckConstraint(condition=models.Q(('rung', ''), ('rung__in', ['coercion', 'educating', 'informing', 'consultation', 'engagement', 'co-design', 'co-production']), _connector='OR'), name='version_rung_known')],
            },
        ),
        migrations.AddField(
            model_name='statement',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='quality_mark.version'),
        ),
        migrations.AddField(
            model_name='review',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='quality_mark.version'),
        ),
        migrations.AddField(
            model_name='question',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='quality_mark.version'),
        ),
        migrations.CreateModel(
            name='Involved',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('who', models.CharField(max_length=150)),
                ('people', models.PositiveIntegerField()),
                ('stage', models.CharField(choices=[('planning', 'Deciding what to do'), ('design', 'Designing it'), ('delivery', 'Doing it'), ('review', 'Checking how it went')], max_length=10)),
                ('rung', models.CharField(choices=[('coercion', 'Coercion'), ('educating', 'Educating'), ('informing', 'Informing'), ('consultation', 'Consultation'), ('engagement', 'Engagement'), ('co-design', 'Co-design'), ('co-production', 'Co-production')], max_length=15)),
                ('what_they_did', models.TextField(blank=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='involved', to='quality_mark.version')),
            ],
            options={
                'verbose_name_plural': 'involved',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['planning', 'design', 'delivery', 'review'])), name='involved_stage_known'), models.CheckConstraint(condition=models.Q(('rung__in', ['coercion', 'educating', 'informing', 'consultation', 'engagement', 'co-design', 'co-production'])), name='involved_rung_known'), models.CheckConstraint(condition=models.Q(('people__gte', 1)), name='involved_somebody')],
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='version',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='quality_mark.version'),
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='experts.activity')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='quality_mark.version')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'activity'), name='citation_once')],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='quality_mark.version'),
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('outcome', models.CharField(choices=[('awarded', 'Awarded'), ('conditional', 'Working towards the mark, with an action plan'), ('returned', 'Not yet: returned for a new version'), ('declined', 'Not yet: declined')], max_length=12)),
                ('choice', models.CharField(choices=[('agree', 'Agree'), ('disagree', 'Do not agree')], max_length=10)),
                ('dissent', models.TextField(blank=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='quality_mark.agendaitem')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='quality_mark.meetingseat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'seat'), name='vote_once'), models.CheckConstraint(condition=models.Q(('outcome__in', ['awarded', 'conditional', 'returned', 'declined'])), name='vote_outcome_known'), models.CheckConstraint(condition=models.Q(('choice__in', ['agree', 'disagree'])), name='vote_choice_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('version', 'criterion'), name='statement_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('version', 'reviewer'), name='review_once'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'version'), name='agenda_item_once'),
        ),
    ]
