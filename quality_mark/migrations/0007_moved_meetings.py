from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality_mark", "0006_policy_counts"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="moved_from",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="moved_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="moved_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(moved_from__isnull=True, moved_on__isnull=True, moved_reason="")
                | (
                    models.Q(moved_from__isnull=False, moved_on__isnull=False)
                    & ~models.Q(moved_reason="")
                ),
                name="meeting_moved_for_a_reason",
            ),
        ),
    ]
