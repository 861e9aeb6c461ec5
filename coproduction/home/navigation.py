"""The menu: each person sees the ways to what they may do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coproduction.core.languages import Words
from experts.rules.acting import is_open


@dataclass(frozen=True)
class Way:
    """A line of the menu: the words, the name of its URL, and the permission words that show it (any of them)."""

    words: Words
    name: str
    needs: tuple[str, ...] = ()


FOR_STRANGERS = (
    Way(_("Ways to take part"), "involvement:opportunities"),
    Way(_("What changed"), "involvement:impact"),
    Way(_("Training"), "involvement:training"),
    Way(_("Quality marks"), "quality_mark:register"),
)
FOR_PEOPLE = (
    Way(_("What you need to do"), "home:start"),
    Way(_("Ways to take part"), "involvement:opportunities", ("experts.take_part",)),
    Way(_("Ways that fit you"), "involvement:my_matches", ("experts.take_part",)),
    Way(_("Your involvement"), "involvement:my_involvement", ("experts.take_part",)),
    Way(_("Training"), "involvement:training"),
    Way(_("Your panels"), "involvement:my_panels", ("experts.take_part",)),
    Way(_("Your claims"), "payments:claims", ("payments.claim",)),
    Way(
        _("Adverts"), "involvement:adverts", ("involvement.post_opportunity", "involvement.check_opportunity")
    ),
    Way(
        _("Reviews"),
        "involvement:reviews",
        ("involvement.post_opportunity", "involvement.check_opportunity", "involvement.read_impact"),
    ),
    Way(_("The booklet"), "involvement:booklet_editions", ("involvement.make_booklet",)),
    Way(_("Interview panels"), "involvement:panels", ("involvement.record_panels",)),
    Way(_("Run training"), "involvement:training_desk", ("involvement.run_training",)),
    Way(_("Venues"), "involvement:venues", ("involvement.keep_venues",)),
    Way(_("The network"), "experts:network", ("experts.welcome",)),
    Way(_("Access needs"), "experts:unmet", ("experts.welcome",)),
    Way(_("Words of our messages"), "correspondence:wordings", ("correspondence.edit_words",)),
    Way(_("Messages that did not arrive"), "home:failed", ("correspondence.see_failed",)),
    Way(_("Letters"), "correspondence:letters", ("correspondence.print_letters",)),
    Way(_("Quality mark"), "quality_mark:submissions", ("quality_mark.submit",)),
    Way(_("Quality mark panel"), "quality_mark:queue", ("quality_mark.run_panel",)),
    Way(
        _("Quality marks awarded"),
        "quality_mark:awards",
        ("quality_mark.submit", "quality_mark.run_panel", "experts.take_part"),
    ),
    Way(_("Your reviews"), "quality_mark:reviews", ("quality_mark.review",)),
    Way(_("Your panel meetings"), "quality_mark:my_meetings", ("quality_mark.review",)),
    Way(_("Claims to check"), "payments:queue", ("payments.approve_claim",)),
    Way(_("Payment runs"), "payments:runs", ("payments.run_payments",)),
    Way(_("Budgets"), "policy:budgets", ("policy.read_budgets", "policy.keep_budgets")),
    Way(_("Rates"), "policy:rates", ("policy.keep_rates",)),
    Way(
        _("Reports"),
        "reports:reports",
        ("reports.read", "experts.read_equality", "involvement.read_coverage"),
    ),
    Way(_("People and roles"), "accounts:people", ("accounts.manage_roles",)),
    Way(_("Settings"), "reference:settings", ("reference.manage",)),
    Way(_("Audit trail"), "home:audit", ("audit.search",)),
    Way(_("Operations"), "home:operations", ("home.see_operations",)),
    Way(_("What is to be erased"), "privacy:retention", ("privacy.keep_retention",)),
    Way(_("Messages"), "home:inbox"),
    Way(_("Your data"), "privacy:my_data"),
)


def menu_for(user, path, *, acting=False):
    """Return [{words, url, current}] of the menu for a person looking at this path.

    `acting`: somebody does things for them, and finds only what is open meanwhile.
    """
    ways = FOR_PEOPLE if user.is_authenticated else FOR_STRANGERS
    return [_line(way, path) for way in ways if _may_see(user, way) and (not acting or is_open(way.name))]


def _may_see(user, way):
    return not way.needs or any(user.has_perm(word) for word in way.needs)


def _line(way, path):
    url = reverse(way.name)
    return {"words": way.words, "url": url, "current": path == url}
