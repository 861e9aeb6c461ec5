"""What a person may tell us beyond what joining needs: each a small page, none of them a must."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.postcodes import tidy_postcode
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.enums import TopicKind
from coproduction.reference.models import Language, Topic
from experts.enums import TimeOfDay, Weekday

MOST_MILES = 500


class TravelForm(Form):
    title = _("Getting to places")
    task = _("How far you can travel")
    in_person = fields.YesNoField(
        label=_("Can you come to places in person?"), noun=_("whether you can come to places in person")
    )
    travel_miles = fields.WholeNumberField(
        label=_("How many miles can you travel? (you can leave this empty)"),
        noun=_("how many miles you can travel"),
        hint=_("One way, from home. We tell you first about what is near you."),
        suffix=_("miles"),
        max_value=MOST_MILES,
        required=False,
    )
    postcode = fields.TextField(
        label=_("Postcode (you can leave this empty)"),
        noun=_("a postcode"),
        hint=_("We only use it to work out how far away things are. Hosts do not see it."),
        autocomplete="postal-code",
        max_length=10,
        required=False,
        look={"width": 10},
    )

    @classmethod
    def told(cls, user, expert):
        if expert is None:
            return {}
        return {each: getattr(expert, each) for each in ("in_person", "travel_miles", "postcode")}

    def clean_postcode(self):
        postcode = tidy_postcode(self.cleaned_data["postcode"])
        if postcode is None:
            raise forms.ValidationError(
                gettext("Enter a full postcode, like NR1 1AA, or leave this empty"), code="postcode"
            )
        return postcode

    def facts(self):
        return self.cleaned_data


class TopicsForm(Form):
    """A choice from the trust's topics of some kinds: {name of the field: kind} in `kinds`."""

    kinds: dict[str, TopicKind] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, kind in self.kinds.items():
            topics = Topic.objects.in_use_or(self.initial.get(name))
            self.fields[name].queryset = topics.filter(kind=kind)

    @classmethod
    def told(cls, user, expert):
        topics = expert.topics.all() if expert else []
        return {name: [each.pk for each in topics if each.kind == kind] for name, kind in cls.kinds.items()}

    def facts(self):
        return {"topics": {kind: self.cleaned_data[name] for name, kind in self.kinds.items()}}


class InterestsForm(TopicsForm):
    title = _("What interests you")
    task = _("What interests you")
    kinds = {"interests": TopicKind.INTEREST}
    interests = fields.ModelCheckboxesField(
        Topic.objects.none(),
        label=_("What would you like to help with?"),
        noun=_("what you would like to help with"),
        hint=_("Choose as many as you like, or none."),
        required=False,
    )


class BringForm(TopicsForm):
    title = _("What you bring")
    task = _("Your skills and lived experience")
    kinds = {"skills": TopicKind.SKILL, "lived_experience": TopicKind.LIVED_EXPERIENCE}
    skills = fields.ModelCheckboxesField(
        Topic.objects.none(),
        label=_("What are you good at?"),
        noun=_("what you are good at"),
        hint=_("Choose as many as you like, or none."),
        required=False,
    )
    lived_experience = fields.ModelCheckboxesField(
        Topic.objects.none(),
        label=_("What have you lived through, or cared for someone with?"),
        noun=_("what you have lived through"),
        hint=_("Only tell us what you are happy for our team to know. Hosts do not see this list."),
        required=False,
    )
    about = fields.LongTextField(
        label=_("Anything else, in your own words (you can leave this empty)"),
        noun=_("what else you bring"),
        max_length=2000,
        rows=4,
        required=False,
    )

    @classmethod
    def told(cls, user, expert):
        return {**super().told(user, expert), "about": expert.about if expert else ""}

    def facts(self):
        return {**super().facts(), "about": self.cleaned_data["about"]}


class TimesForm(Form):
    """One question for each day, so that a screen reader says the day before its parts. Nothing chosen: not said."""

    title = _("When you can usually take part")
    task = _("Times of the week that suit you")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for day in Weekday:
            self.fields[day.name.lower()] = fields.CheckboxesField(
                label=day.label,
                noun=gettext("times on {day}").format(day=day.label),
                choices=TimeOfDay.choices,
                required=False,
                look={"inline": True, "small": True},
            )

    @classmethod
    def told(cls, user, expert):
        times = expert.availability.all() if expert else []
        return {
            day.name.lower(): [each.time_of_day for each in times if each.weekday == day] for day in Weekday
        }

    def facts(self):
        chosen = {(day, TimeOfDay(part)) for day in Weekday for part in self.cleaned_data[day.name.lower()]}
        return {"times": chosen}


class LanguagesForm(Form):
    title = _("Languages")
    task = _("Languages you speak or sign")
    languages = fields.ModelCheckboxesField(
        Language.objects.none(),
        label=_("Which languages do you speak or sign?"),
        noun=_("the languages you speak or sign"),
        hint=_("Choose the ones you could take part in."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].queryset = Language.objects.in_use_or(self.initial.get("languages"))

    @classmethod
    def told(cls, user, expert):
        return {"languages": [language.pk for language in expert.languages.all()] if expert else []}

    def facts(self):
        return self.cleaned_data


MORE = {
    "interests": InterestsForm,
    "bring": BringForm,
    "times": TimesForm,
    "travel": TravelForm,
    "languages": LanguagesForm,
}
