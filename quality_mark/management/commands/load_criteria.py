from django.core.management.base import BaseCommand

from quality_mark.services.criteria import load_criteria


class Command(BaseCommand):
    help = "Enter the quality mark's first criteria from the portal's data file. Safe to run twice."

    def handle(self, **options):
        criteria_set = load_criteria()
        self.stdout.write(f"{criteria_set} has {criteria_set.criteria.count()} criteria.")
