"""What the portal holds already of the panels and people somebody tells us about: a few statements for a thousand rows."""

from collections import defaultdict

from django.db.models import Q
from django.db.models.functions import Lower

from experts.models import Contribution, Expert
from involvement.models import Panel, PanelMember, PanelSeat
from involvement.rules.seats import HOLDS
from involvement.selectors.panels import training_between


class Here:
    """What the portal holds already of the panels and people of one slice."""

    def __init__(self, slice_of_told, last_contribution):
        self.last_contribution = last_contribution
        self.told = [each for each in slice_of_told if each.held_on]
        self.panels = {(each.in_lower, each.held_on): each for each in self._find_panels()}
        keys = [each.pk for each in self.panels.values()]
        self.members = defaultdict(list)
        for member in PanelMember.objects.filter(panel__in=keys).order_by("pk") if keys else ():
            self.members[member.panel_id].append(member)
        self.seats = defaultdict(dict)
        self.given_up = defaultdict(set)
        rows = PanelSeat.objects.filter(panel__in=keys).values_list("panel", "expert", "contribution__status")
        for panel, expert, status in rows if keys else ():
            if status in HOLDS:
                self.seats[panel][expert] = status
            else:
                self.given_up[panel].add(expert)
        self.experts = self._find_experts()
        self._training = self._find_training()
        self._busy = self._find_busy()

    def is_trained(self, expert_id, day):
        rows = self._training.get(expert_id, ())
        return any(gained <= day and (expires is None or expires >= day) for gained, expires in rows)

    def moves(self, told):
        """Whether a panel that is here is told of at another time than it has."""
        panel = self.panels.get(told.key)
        has = panel and (panel.activity.starts_at, panel.activity.ends_at)
        return bool(has and told.starts_at) and has != (told.starts_at, told.ends_at)

    def busy_at(self, expert_id, told):
        """Return the title of what an expert is expected at at the time of a panel, besides that panel, or ''."""
        panel = self.panels.get(told.key)
        own = panel.activity_id if panel else None
        for activity_id, title, starts_at, ends_at in self._busy.get(expert_id, ()):
            if activity_id != own and starts_at < told.ends_at and ends_at > told.starts_at:
                return title
        return ""

    def _find_panels(self):
        if not self.told:
            return []
        rows = _panels_told(self.told)
        return list(rows.select_related("activity__directorate", "activity__locality", "activity__venue"))

    def _find_experts(self):
        rows = _experts_named(self.told).select_related("user")
        return {each.user.email: each for each in rows.only("status", "user__email")}

    def _find_training(self):
        found = defaultdict(list)
        if self.experts:
            days = [each.held_on for each in self.told]
            rows = training_between(min(days), max(days)).filter(expert__in=self._keys())
            for expert, gained, expires in rows.values_list("expert", "gained_on", "expires_on"):
                found[expert].append((gained, expires))
        return found

    def _find_busy(self):
        """Only of those with a seat that is not here yet, or not at that time: a file imported again asks for nothing."""
        found, wanted = defaultdict(list), defaultdict(set)
        for each in self.told:
            panel = self.panels.get(each.key)
            seated = self.seats.get(panel.pk, {}) if panel else {}
            for address, _ in each.experts:
                expert = self.experts.get(address)
                if expert and each.starts_at and (expert.pk not in seated or self.moves(each)):
                    wanted[each.held_on].add(expert.pk)
        for days in _in_slices(sorted(wanted), 50):
            told = [each for each in self.told if each.held_on in days and each.starts_at]
            people = set().union(*(wanted[day] for day in days))
            for row in _taken_between(people, told).filter(pk__lte=self.last_contribution):
                found[row[0]].append(row[1:])
        return found

    def _keys(self):
        return [each.pk for each in self.experts.values()]


def panel_ids_told(told):
    """Return the keys of the panels that are here and may be those of a slice: the days and references are not paired."""
    return set(_panels_told(told).values_list("pk", flat=True))


def expert_ids_named(told):
    """Return the keys of the experts whom a slice names."""
    return set(_experts_named(told).values_list("pk", flat=True))


def _panels_told(told):
    references = {each.reference.lower() for each in told}
    rows = Panel.objects.annotate(in_lower=Lower("vacancy_reference")).filter(in_lower__in=references)
    return rows.filter(held_on__in={each.held_on for each in told})


def _experts_named(told):
    addresses = {address for each in told for address, _ in each.experts}
    return Expert.objects.filter(user__email__in=addresses, merged_into__isnull=True)


def _taken_between(people, told):
    when = Q(
        activity__starts_at__lt=max(each.ends_at for each in told),
        activity__ends_at__gt=min(each.starts_at for each in told),
    )
    rows = Contribution.objects.filter(
        when, expert__in=people, status__in=HOLDS, activity__cancelled_at__isnull=True
    )
    return rows.values_list(
        "expert", "activity", "activity__title", "activity__starts_at", "activity__ends_at"
    )


def _in_slices(items, size):
    return (items[start : start + size] for start in range(0, len(items), size))
