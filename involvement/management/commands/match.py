"""Who fits an advert: `manage.py match REFERENCE [--json] [--top 20]`."""

import json

from django.core.management.base import BaseCommand, CommandError

from involvement.models import Opportunity
from involvement.rules.reasons import said_about
from involvement.selectors.matching.lists import who_fits


class Command(BaseCommand):
    help = "Print the people who fit an advert, the best first, with the reasons and what is missing."

    def add_arguments(self, parser):
        parser.add_argument("reference", help="The reference of the advert, such as OPP-2026-0001")
        parser.add_argument("--json", action="store_true", help="Print JSON")
        parser.add_argument("--top", type=int, default=20, help="How many people (20)")

    def handle(self, *, reference, top, **options):
        opportunity = Opportunity.objects.filter(reference=reference).first()
        if opportunity is None:
            raise CommandError(f"There is no advert with the reference {reference}.")
        fit, would = who_fits(opportunity, most=max(1, top))
        found = {"reference": reference, "title": str(opportunity)}
        found |= {"fit": [_row(each) for each in fit], "would_fit": [_row(each) for each in would]}
        self.stdout.write(json.dumps(found, indent=2) if options["json"] else _page(found))


def _row(match):
    return {
        "person": match.thing.pk,
        "name": str(match.thing),
        "score": match.score,
        "reasons": [said_about(each).words for each in match.reasons],
        "missing": [_missing(said_about(each)) for each in match.missing],
    }


def _missing(condition):
    return f"{condition.words} {condition.remedy}".strip()


def _page(found):
    lines = [f"{found['reference']}: {found['title']}"]
    for key, heading in (("fit", "People who fit"), ("would_fit", "Would fit if something was put right")):
        lines += ["", f"{heading}: {len(found[key])}"]
        for row in found[key]:
            lines.append(f"{row['score']:>4}  {row['name']}")
            lines += [f"      + {words}" for words in row["reasons"]]
            lines += [f"      - {words}" for words in row["missing"]]
    return "\n".join(lines)
