from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.utils import DatabaseError

from coproduction.accounts.models import User
from coproduction.demo.people import ACCOUNTS


@register(Tags.database)
def no_demonstration_by_accident(app_configs, databases=None, **options):
    """Refuse a database with the demonstration in it, whose passwords everyone knows, where this is not one."""
    if settings.DEMO or settings.DEBUG or not databases:
        return []
    emails = [account.email for account in ACCOUNTS.values()]
    held = [name for name in databases if _holds(name, emails)]
    return [
        Error(
            f"The database '{name}' holds the demonstration trust, whose passwords are no secret.",
            hint="Use an empty database for a real trust, or set DEMO=1 to run the demonstration.",
            id="demo.E001",
        )
        for name in held
    ]


def _holds(name, emails):
    try:
        if User._meta.db_table not in connections[name].introspection.table_names():
            return False
        return User.objects.using(name).filter(email__in=emails).exists()
    except DatabaseError:
        return False  # not there, or older than this code: `migrate` says so better
