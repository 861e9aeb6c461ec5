from django.conf import settings
from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q

LEAST = 5


def let_wait(apps, schema_editor):
    """What hosts could not read yet, for too few left their names out of it, waits from now on. The rest was shown."""
    Feedback = apps.get_model("involvement", "Feedback")
    FeedbackAsked = apps.get_model("involvement", "FeedbackAsked")
    changed = apps.get_model("reference", "Setting").objects.filter(name="feedback_least_unnamed").first()
    least = changed.value if changed else LEAST
    answered = _without_a_name(Feedback, FeedbackAsked)
    for opportunity in Feedback.objects.filter(person=None).values_list("opportunity", flat=True).distinct():
        theirs = answered.filter(opportunity=opportunity)
        if theirs.values("person").distinct().count() < least:
            theirs.update(is_waiting=True)
        else:
            Feedback.objects.filter(opportunity=opportunity, person=None).update(is_shown=True)


def _without_a_name(Feedback, FeedbackAsked):
    """Return who answered where nothing is kept under their name."""
    named = Feedback.objects.filter(opportunity=OuterRef("opportunity"), person=OuterRef("person"))
    of_session = Exists(named.filter(session=OuterRef("session")))
    of_whole = Q(session__isnull=True) & Q(Exists(named.filter(session__isnull=True)))
    return FeedbackAsked.objects.filter(~of_session, ~of_whole, answered_on__isnull=False)


class Migration(migrations.Migration):

    dependencies = [
        ('involvement', '0022_booklet_taken_out'),
        ('reference', '0005_school_terms'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='feedback',
            name='is_shown',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='feedbackasked',
            name='is_waiting',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('is_shown', False), ('person__isnull', True), _connector='OR'), name='feedback_shown_in_a_group_without_a_name'),
        ),
        migrations.AddConstraint(
            model_name='feedbackasked',
            constraint=models.CheckConstraint(condition=models.Q(('is_waiting', False), ('answered_on__isnull', False), _connector='OR'), name='feedback_asked_waits_once_answered'),
        ),
        migrations.RunPython(let_wait, migrations.RunPython.noop),
    ]
