import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality_mark", "0002_how_people_are_credited"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="renews",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="renewal",
                to="quality_mark.award",
            ),
        ),
    ]
