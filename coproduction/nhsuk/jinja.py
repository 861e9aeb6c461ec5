"""The macros of nhsuk-frontend-jinja: one environment and one compiled macro of each for the life of the process."""

from functools import cache

from jinja2 import ChainableUndefined, Environment, PackageLoader

# Two macros are not called after their folder.
NAMES = {"tables": "table", "do-dont-list": "list"}


@cache
def environment():
    return Environment(
        undefined=ChainableUndefined,
        autoescape=True,
        auto_reload=False,
        loader=PackageLoader("nhsuk_frontend_jinja"),
    )


@cache
def macro(component):
    """The macro of a component by its folder's name: macro('date-input')(params) gives its HTML."""
    first, *rest = component.split("-")
    name = NAMES.get(component, first + "".join(word.title() for word in rest))
    return getattr(environment().get_template(f"nhsuk/components/{component}/macro.jinja").module, name)
