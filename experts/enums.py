from enum import nonmember

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class Permission(TextChoices):
    TAKE_PART = "experts.take_part", _("Join, find and take part in opportunities")
    WELCOME = "experts.welcome", _("Welcome people into the network")
    KEEP_AGREEMENT = "experts.keep_agreement", _("Write the agreement people sign")
    READ_EQUALITY = "experts.read_equality", _("Read equality figures, with small numbers hidden")
    ACT_FOR = "experts.act_for", _("Do things for people who are not online")
    WRITE_TO_MANY = "experts.write_to_many", _("Write one message to many people in the network")
    EXPORT = "experts.export", _("Make files of people in the network")


class How(TextChoices):
    """How a person was in touch when a member of staff did something for them."""

    PHONE = "phone", _("By phone")
    DESK = "desk", _("At a desk")
    LETTER = "letter", _("By letter")


class ExpertStatus(TextChoices):
    APPLIED = "applied", _("Applied")
    WELCOMED = "welcomed", _("Welcomed")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Taking a break")
    LEFT = "left", _("Left")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")

    moves = nonmember(
        {
            "applied": {"welcomed", "left", "not_accepted"},
            "welcomed": {"active", "left"},
            "active": {"paused", "left"},
            "paused": {"active", "left"},
            "left": set(),
            "not_accepted": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class ContributionStatus(TextChoices):
    EXPECTED = "expected", _("Expected")
    ATTENDED = "attended", _("Took part")
    APOLOGIES = "apologies", _("Sent apologies")
    NO_SHOW = "no_show", _("Did not come")
    CANCELLED_BY_US = "cancelled_by_us", _("Cancelled by us")

    moves = nonmember(
        {
            "expected": {"attended", "apologies", "no_show", "cancelled_by_us"},
            "attended": set(),
            "apologies": set(),
            "no_show": set(),
            "cancelled_by_us": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


ABSENT = (ContributionStatus.APOLOGIES, ContributionStatus.NO_SHOW, ContributionStatus.CANCELLED_BY_US)


class Rung(TextChoices):
    """The ladder of participation: Think Local Act Personal and the National Co-production Advisory Group."""

    COERCION = "coercion", _("Coercion")
    EDUCATING = "educating", _("Educating")
    INFORMING = "informing", _("Informing")
    CONSULTATION = "consultation", _("Consultation")
    ENGAGEMENT = "engagement", _("Engagement")
    CO_DESIGN = "co-design", _("Co-design")
    CO_PRODUCTION = "co-production", _("Co-production")


class NeedArea(TextChoices):
    COMMUNICATION = "communication", _("Help with communication")
    PRACTICAL = "practical", _("Practical help")


class NeedKind(TextChoices):
    """What helps a person to take part, in the words they choose from. The Accessible Information Standard (DAPB1605)
    asks for the communication support; the practical support is what taking part needs beside it."""

    BSL = "bsl", _("British Sign Language (BSL) interpreter")
    LIPSPEAKER = "lipspeaker", _("Lipspeaker")
    SPEECH_TO_TEXT = "speech_to_text", _("Speech-to-text reporter or live captions")
    DEAFBLIND = "deafblind", _("Deafblind interpreter or communicator guide")
    INTERPRETER = "interpreter", _("Interpreter for a spoken language")
    ADVOCATE = "advocate", _("Advocate, or someone to speak for me")
    NOTE_TAKER = "note_taker", _("Someone to take notes")
    EASY_READ = "easy_read", _("Papers in easy read")
    LARGE_PRINT = "large_print", _("Papers in large print")
    PAPERS_EARLY = "papers_early", _("Papers sent early")
    EXTRA_TIME = "extra_time", _("Extra time to read, think or speak")
    OTHER_COMMUNICATION = "other_communication", _("Something else that helps with communication")
    STEP_FREE = "step_free", _("Step-free way in and around")
    ACCESSIBLE_TOILET = "accessible_toilet", _("Accessible toilet")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    QUIET_SPACE = "quiet_space", _("Quiet space to go to")
    BREAKS = "breaks", _("Breaks")
    SEATING = "seating", _("A certain kind of chair, or a certain place to sit")
    PERSONAL_ASSISTANT = "personal_assistant", _("Room for my personal assistant or companion")
    ASSISTANCE_DOG = "assistance_dog", _("Room for my assistance dog")
    TRANSPORT = "transport", _("Transport there and back")
    PARKING = "parking", _("Parking close by")
    DIET = "diet", _("Food or drink that suits my diet")
    CHILDCARE = "childcare", _("Childcare")
    REPLACEMENT_CARE = "replacement_care", _("Someone to care for the person I look after")
    OTHER_PRACTICAL = "other_practical", _("Something else that helps")

    @property
    def area(self):
        kinds = list(NeedKind)
        first_practical = kinds.index(NeedKind.STEP_FREE)
        return NeedArea.PRACTICAL if kinds.index(self) >= first_practical else NeedArea.COMMUNICATION

    @classmethod
    def of(cls, area):
        """Return the kinds of one NeedArea, in the order they are offered."""
        return [kind for kind in cls if kind.area == area]


class NeedOutcome(TextChoices):
    MET = "met", _("Will be met")
    NOT_MET = "not_met", _("Cannot be met")


class NotMetBecause(TextChoices):
    """Why a need cannot be met: for the report. The person reads the words a human wrote."""

    VENUE = "venue", _("The place does not have it")
    NOBODY_FREE = "nobody_free", _("Nobody who does this is free")
    TOO_LATE = "too_late", _("We knew too late to arrange it")
    COST = "cost", _("There is no money for it")
    OTHER = "other", _("Another reason")


RUNG_WORDS = {
    Rung.COERCION: _("Decisions are made for people. Nothing here should be this."),
    Rung.EDUCATING: _("We help people understand a service."),
    Rung.INFORMING: _("We tell people what is going on."),
    Rung.CONSULTATION: _("We ask people what they think of our plans."),
    Rung.ENGAGEMENT: _("People say what they want and can influence it."),
    Rung.CO_DESIGN: _("People design it with us."),
    Rung.CO_PRODUCTION: _("People and staff plan, do and review it together as equals."),
}


class ActivityKind(TextChoices):
    SESSION = "session", _("Session")
    PANEL = "panel", _("Interview panel")
    TRAINING = "training", _("Training")
    MEETING = "meeting", _("Quality mark meeting")


class ClashKind(TextChoices):
    """How two things a person is expected at are in each other's way, in the words of those who run one of them."""

    OVERLAP = "overlap", _("Has something else then")
    NO_TIME = "no_time", _("Has something else close to it")


class TimeOfDay(TextChoices):
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")


class Weekday(IntegerChoices):
    """Monday is 0, as `date.weekday()` counts."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class CheckState(TextChoices):
    ASKED = "asked", pgettext_lazy("a check", "Asked for")
    CLEAR = "clear", _("Clear")
    NOT_CLEAR = "not_clear", _("Not clear")

    @property
    def words_for_expert(self):
        return WORDS_FOR_EXPERT[self]


WORDS_FOR_EXPERT = {
    CheckState.ASKED: _("We have asked for this"),
    CheckState.CLEAR: _("Done"),
    CheckState.NOT_CLEAR: _("We will talk with you about this"),
}


class TalkedHow(TextChoices):
    PHONE = "phone", _("By telephone")
    VIDEO = "video", _("By video call")
    IN_PERSON = "in_person", _("In person")


class SignedHow(TextChoices):
    HERE = "here", _("In the portal")
    ON_PAPER = "on_paper", _("On paper")


class ToldState(TextChoices):
    TOLD = "told", _("Waiting for us to check")
    CONFIRMED = "confirmed", _("Confirmed")
    TURNED_DOWN = "turned_down", _("We could not confirm it")

    moves = nonmember({"told": {"confirmed", "turned_down"}, "confirmed": set(), "turned_down": set()})

    def may_become(self, target):
        return target in self.moves[self.value]
