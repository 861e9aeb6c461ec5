"""The menu: each person sees the ways to what they may do."""

from dataclasses import dataclass

from django.urls import reverse

from experts.rules.acting import is_open


@dataclass(frozen=True)
class Way:
    """A line of the menu: the words, the name of its URL, and the permission words that show it (any of them)."""

    words: str
    name: str
    needs: tuple[str, ...] = ()


FOR_STRANGERS = (
    Way("Ways to take part", "involvement:opportunities"),
    Way("Training", "involvement:training"),
    Way("Quality marks", "quality_mark:register"),
)
FOR_PEOPLE = (
    Way("What you need to do", "home:start"),
    Way("Ways to take part", "involvement:opportunities", ("experts.take_part",)),
    Way("Ways that fit you", "involvement:my_matches", ("experts.take_part",)),
    Way("Your involvement", "involvement:my_involvement", ("experts.take_part",)),
    Way("Training", "involvement:training"),
    Way("Your panels", "involvement:my_panels", ("experts.take_part",)),
    Way("Your claims", "payments:claims", ("payments.claim",)),
    Way("Adverts", "involvement:adverts", ("involvement.post_opportunity", "involvement.check_opportunity")),
    Way("Interview panels", "involvement:panels", ("involvement.record_panels",)),
    Way("Run training", "involvement:training_desk", ("involvement.run_training",)),
    Way("The network", "experts:network", ("experts.welcome",)),
    Way("Access needs", "experts:unmet", ("experts.welcome",)),
    Way("Words of our messages", "correspondence:wordings", ("correspondence.edit_words",)),
    Way("Messages that did not arrive", "home:failed", ("correspondence.see_failed",)),
    Way("Letters", "correspondence:letters", ("correspondence.print_letters",)),
    Way("Quality mark", "quality_mark:submissions", ("quality_mark.submit",)),
    Way("Quality mark panel", "quality_mark:queue", ("quality_mark.run_panel",)),
    Way(
        "Quality marks awarded",
        "quality_mark:awards",
        ("quality_mark.submit", "quality_mark.run_panel", "experts.take_part"),
    ),
    Way("Your reviews", "quality_mark:reviews", ("quality_mark.review",)),
    Way("Your panel meetings", "quality_mark:my_meetings", ("quality_mark.review",)),
    Way("Claims to check", "payments:queue", ("payments.approve_claim",)),
    Way("Payment runs", "payments:runs", ("payments.run_payments",)),
    Way("Budgets", "policy:budgets", ("policy.read_budgets", "policy.keep_budgets")),
    Way("Rates", "policy:rates", ("policy.keep_rates",)),
    Way("Reports", "reports:reports", ("reports.read", "experts.read_equality", "involvement.read_coverage")),
    Way("People and roles", "accounts:people", ("accounts.manage_roles",)),
    Way("Settings", "reference:settings", ("reference.manage",)),
    Way("Audit trail", "home:audit", ("audit.search",)),
    Way("Operations", "home:operations", ("home.see_operations",)),
    Way("What is to be erased", "privacy:retention", ("privacy.keep_retention",)),
    Way("Messages", "home:inbox"),
    Way("Your data", "privacy:my_data"),
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
