import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from coproduction.core.dates import months_after

MONTHS = 3


def owe_reviews(apps, schema_editor):
    """What was completed before reviews were kept owes one too, from the day it was last changed."""
    rows = apps.get_model("involvement", "Opportunity").objects.filter(status="completed")
    Review = apps.get_model("involvement", "Review")
    days = ((pk, changed.date()) for pk, changed in rows.values_list("pk", "updated_at"))
    Review.objects.bulk_create(
        Review(opportunity_id=pk, completed_on=day, due_on=months_after(day, MONTHS)) for pk, day in days
    )


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0011_venue_photos"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("side", models.CharField(choices=[("expert", "Expert"), ("staff", "Staff")], max_length=10)),
                ("given_on", models.DateField(blank=True, null=True)),
                (
                    "listened",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_sure", "I am not sure"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "prepared",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_sure", "I am not sure"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "again",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_sure", "I am not sure"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "barrier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("travel", "Travel"),
                            ("timing", "The day or time"),
                            ("access", "Access"),
                            ("information", "Information"),
                            ("money", "Money"),
                            ("technology", "Technology"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("barrier_words", models.TextField(blank=True)),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="involvement.opportunity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="involvement.session",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "given_on"], name="feedback_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["expert", "staff"])), name="feedback_side_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_on__isnull", False), ("person__isnull", False)),
                            models.Q(
                                ("given_on__isnull", True),
                                ("person__isnull", True),
                                ("session__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="feedback_without_a_name_says_nothing_of_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Barrier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "Travel"),
                            ("timing", "The day or time"),
                            ("access", "Access"),
                            ("information", "Information"),
                            ("money", "Money"),
                            ("technology", "Technology"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField()),
                ("done", models.TextField(blank=True)),
                ("raised_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="barriers",
                        to="involvement.opportunity",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "feedback",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_barrier",
                        to="involvement.feedback",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["closed_on", "raised_on"], name="barrier_open_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["travel", "timing", "access", "information", "money", "technology", "other"],
                            )
                        ),
                        name="barrier_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("done", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="barrier_closed_says_what_was_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("side", models.CharField(choices=[("expert", "Expert"), ("staff", "Staff")], max_length=10)),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback_asked",
                        to="involvement.opportunity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="involvement.session",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["answered_on", "asked_on"], name="feedback_to_answer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["expert", "staff"])),
                        name="feedback_asked_side_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("session__isnull", False)),
                        fields=("session", "person"),
                        name="feedback_asked_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("session__isnull", True)),
                        fields=("opportunity", "person"),
                        name="feedback_asked_once_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("said", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("done", "We did it"),
                            ("will_do", "We will do it"),
                            ("not_done", "We will not do it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("did", models.TextField()),
                ("is_public", models.BooleanField(default=False)),
                (
                    "feedback",
                    models.ManyToManyField(blank=True, related_name="outcomes", to="involvement.feedback"),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="involvement.opportunity",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sessions",
                    models.ManyToManyField(blank=True, related_name="outcomes", to="involvement.session"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["opportunity", "is_public"], name="outcome_of_opportunity")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["done", "will_do", "not_done"])),
                        name="outcome_state_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("completed_on", models.DateField()),
                ("due_on", models.DateField()),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opportunity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="involvement.opportunity",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["reviewed_at", "due_on"], name="review_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                            models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_complete",
                    )
                ],
            },
        ),
        migrations.RunPython(owe_reviews, migrations.RunPython.noop),
    ]
