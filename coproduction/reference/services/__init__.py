from coproduction.reference.services.lists import add_entry, bring_back, change_entry, retire
from coproduction.reference.services.settings import change_setting

__all__ = ["add_entry", "bring_back", "change_entry", "change_setting", "retire"]
