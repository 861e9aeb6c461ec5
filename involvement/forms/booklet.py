from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_date
from coproduction.core.languages import offered
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Locality, Topic
from involvement.booklet.enums import BookletFormat
from involvement.booklet.formats import ready
from involvement.selectors.booklet import Scope

MOST_NAMED = 5  # adverts in the hint of an edition


class WithdrawForm(Form):
    """Why an edition is taken out, and which of `others` with one of its adverts go with it. `also()` are those."""

    reason = fields.PastedTextField(
        label=_("Why are you taking it out?"),
        noun=_("why you are taking it out"),
        hint=_("Other coordinators read this. Do not write again what should not be known."),
        max_length=500,
    )
    others = fields.CheckboxesField(
        label=_("Which other editions do you want to take out as well? (optional)"),
        noun=_("editions that are in the list"),
        hint=_("Each has an advert that is in this edition too. The same reason is kept with all of them."),
        required=False,
    )

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in others}
        if not self.known:
            del self.fields["others"]
            return
        field = self.fields["others"]
        field.choices = [(pk, _edition_in_words(each)) for pk, each in self.known.items()]
        field.look = {**field.look, "choice_hints": {pk: _shared(each) for pk, each in self.known.items()}}

    def also(self):
        return [self.known[pk] for pk in self.cleaned_data.get("others", [])]


def _edition_in_words(edition):
    return gettext("{edition}: {title}, made on {day}").format(
        edition=edition, title=edition.title, day=say_date(edition.made_on)
    )


def _shared(edition):
    """Name the adverts that an edition shares with the one that is taken out: some, and how many more."""
    titles = [each.title for each in edition.shared]
    named, more = titles[:MOST_NAMED], len(titles) - MOST_NAMED
    if more > 0:
        named.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return gettext("It has: {adverts}").format(adverts="; ".join(named))


class EditionForm(Form):
    """Which adverts go into the booklet, and in which formats it is made: only those whose engine is here."""

    locality = fields.ModelSelectField(
        Locality.objects.none(), label=_("Locality"), empty_label=_("Every locality"), required=False
    )
    topic = fields.ModelSelectField(
        Topic.objects.none(), label=_("Topic"), empty_label=_("Every topic"), required=False
    )
    language = fields.RadioField(
        label=_("Which language?"),
        noun=_("a language"),
        hint=_(
            "An advert that nobody has translated stays in English, and says so. Easy read is made in English only."
        ),
    )
    formats = fields.CheckboxesField(
        label=_("In which formats?"),
        noun=_("at least one format"),
        hint=_("Audio takes longest. You can leave the page and come back."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["locality"].queryset = Locality.objects.in_use()
        self.fields["topic"].queryset = Topic.objects.in_use()
        self._offer_languages()
        here = ready()
        self.fields["formats"].choices = [(each.value, each.label) for each in here]
        self.fields["formats"].initial = [each.value for each in here if each != BookletFormat.AUDIO]

    def _offer_languages(self):
        # English comes first, whatever the page is in: most adverts are written in it, and the booklet is for everybody.
        if len(offered()) > 1:
            self.fields["language"].choices = offered()
            self.fields["language"].initial = settings.LANGUAGE_CODE
        else:
            del self.fields["language"]

    def scope(self):
        language = self.cleaned_data.get("language", settings.LANGUAGE_CODE)
        return Scope(self.cleaned_data["locality"], self.cleaned_data["topic"], language)

    def chosen(self):
        return [BookletFormat(each) for each in self.cleaned_data["formats"]]
