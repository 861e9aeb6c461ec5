import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0003_postcodes"),
        ("quality_mark", "0005_the_meeting"),
    ]

    operations = [
        migrations.CreateModel(
            name="PolicyCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("policies", models.PositiveIntegerField()),
                (
                    "directorate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_count",
                        to="reference.directorate",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
