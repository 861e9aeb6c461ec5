from django.db import migrations, models


def fill(apps, schema_editor):
    """Say of each edition that is not taken out which adverts are in it: its words name them by reference."""
    editions = apps.get_model("involvement", "BookletEdition")
    opportunities = apps.get_model("involvement", "Opportunity")
    for edition in editions.objects.filter(withdrawn_at__isnull=True).iterator(chunk_size=10):
        chapters = edition.content.get("chapters", [])
        references = [entry["reference"] for chapter in chapters for entry in chapter["entries"]]
        edition.adverts.set(opportunities.objects.filter(reference__in=references))


class Migration(migrations.Migration):

    dependencies = [
        ('involvement', '0025_booklet_language'),
    ]

    operations = [
        migrations.AddField(
            model_name='bookletedition',
            name='adverts',
            field=models.ManyToManyField(related_name='editions', to='involvement.opportunity'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
