from django.db import transaction
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.models import Setting
from coproduction.reference.rules import SETTINGS


@transaction.atomic
def change_setting(name, value, *, by):
    """Change one of the trust's settings. The same value again changes nothing and is not recorded."""
    known = SETTINGS[name]
    if not known.allows(value):
        raise RuleBroken(
            gettext("{known}: enter a whole number from {least} to {most}.").format(
                known=known.words, least=known.least, most=known.most
            )
        )
    row = Setting.objects.select_for_update().filter(name=name).first()
    before = row.value if row else known.default
    if value == before:
        return
    row = row or Setting(name=name)
    row.value = value
    row.save()
    audit.record(
        actor=by,
        action="reference.setting_changed",
        target=row,
        before={"name": name, "value": before},
        after={"name": name, "value": value},
    )
