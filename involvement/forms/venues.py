"""What is asked about a venue: a page for each few things, and its photos."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.access_facts import IN_WORDS
from coproduction.reference.enums import Answer
from coproduction.reference.forms import VenueForm
from involvement.selectors import venues

__all__ = ["AccessForm", "DescribeForm", "NewVenueForm", "PhotoForm", "VenueForm"]

HINTS = {
    "transport": _("The stop or station, how far it is, and what the way is like"),
    "parking": _("How many places, what it costs, how far from the door"),
    "welcome": _("Where people go when they arrive, and who meets them there"),
    "evacuation": _(
        "What happens for people who cannot use the stairs: refuges, evacuation chairs, lights that flash"
    ),
}
# Not an empty value: an empty choice is not drawn, and nobody could take an answer back.
NOT_KNOWN = "not_known"
MOST_ALIKE = 20


class NewVenueForm(VenueForm):
    """A venue that may be on the list already: then it asks whether it is one of these. `chosen` is that one, or None."""

    another = "another"
    same = fields.RadioField(
        label=_("Is it one of these?"),
        noun=_("whether it is one of these"),
        hint=_("They are on the list already, with the same name or postcode."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.alike = self._alike() if self.is_bound else []
        self.on_the_list = {str(each.pk): each for each in self.alike if not each.retired_at}
        if not self.on_the_list:
            del self.fields["same"]
            return
        known = [(pk, _in_a_line(each)) for pk, each in self.on_the_list.items()]
        self.fields["same"].choices = [*known, (self.another, gettext("No, it is another place"))]

    def _alike(self):
        typed = (self.data.get(name, "").replace("\x00", "") for name in ("name", "postcode"))
        return list(venues.like(*typed)[:MOST_ALIKE])

    def clean(self):
        tidy = super().clean()
        self.chosen = self.on_the_list.get(tidy.pop("same", ""))
        taken = next((each for each in self.alike if each.name.lower() == tidy.get("name", "").lower()), None)
        if taken and not self.chosen and "same" not in self.errors:
            self.add_error("name", _taken(taken))
        return tidy


def _in_a_line(venue):
    return ", ".join(filter(None, (venue.name, venue.address, venue.postcode)))


def _taken(venue):
    if venue.retired_at:
        said = gettext(
            "{venue} was taken off the list. Ask your co-production team to put it back, or give this place another name."
        )
    else:
        said = gettext(
            "{venue} is on the list already. Give this place another name, for example with its town."
        )
    return said.format(venue=venue)


class AccessForm(Form):
    """The facts of one step. `given()` is {fact: {"answer", "words"}}."""

    def __init__(self, *args, step, facts, **kwargs):
        self.step = step
        super().__init__(*args, initial=_initial(step, facts), **kwargs)
        for fact in step.facts:
            if fact not in IN_WORDS:
                self.fields[f"{fact}_answer"] = fields.RadioField(
                    label=f"{fact.label}?",
                    choices=[*Answer.choices, (NOT_KNOWN, gettext("Not known"))],
                    required=False,
                    look={"inline": True},
                )
            self.fields[f"{fact}_words"] = _words(fact)

    def given(self):
        return {
            fact: {
                "answer": self.cleaned_data.get(f"{fact}_answer", "").replace(NOT_KNOWN, ""),
                "words": self.cleaned_data[f"{fact}_words"],
            }
            for fact in self.step.facts
        }


def _words(fact):
    alone = fact in IN_WORDS
    return fields.LongTextField(
        label=gettext("{fact} (optional)").format(fact=fact.label)
        if alone
        else gettext("More about: {fact} (optional)").format(fact=fact.label),
        hint=HINTS.get(fact, ""),
        max_length=500,
        rows=3 if alone else 2,
        required=False,
    )


def _initial(step, facts):
    known = {fact: facts.get(fact, {"answer": "", "words": ""}) for fact in step.facts}
    return {f"{fact}_{name}": value for fact, each in known.items() for name, value in each.items()}


def _alt():
    return fields.TextField(
        label=_("What does the photo show?"),
        hint=_(
            "One sentence for people who cannot see it. For example: The main door, with a ramp on the left"
        ),
        noun=_("what the photo shows"),
        max_length=200,
    )


class PhotoForm(Form):
    file = fields.FileField(
        label=_("Photo"),
        noun=_("a photo"),
        hint=_("JPEG, PNG or HEIC, up to 10 MB. No people who can be recognised"),
        accept=".jpg,.jpeg,.png,.heic",
    )
    alt = _alt()


class DescribeForm(Form):
    alt = _alt()
