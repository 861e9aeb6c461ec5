from coproduction.reference.views.lists import add, change, entries, lists, retire
from coproduction.reference.views.postcodes import postcodes
from coproduction.reference.views.settings import settings_page

__all__ = ["add", "change", "entries", "lists", "postcodes", "retire", "settings_page"]
