import factory

from coproduction.reference.models import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    Topic,
    TrainingKind,
    Venue,
)


class DirectorateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Directorate

    name = factory.Sequence(lambda number: f"Directorate {number}")


class LocalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Locality

    name = factory.Sequence(lambda number: f"Locality {number}")


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    name = factory.Sequence(lambda number: f"Venue {number}")
    access = "Step-free entrance from the street"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda number: f"Topic {number}")


class LanguageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Language

    name = factory.Sequence(lambda number: f"Language {number}")


class CheckKindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CheckKind

    name = factory.Sequence(lambda number: f"Check {number}")


class TrainingKindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingKind

    name = factory.Sequence(lambda number: f"Training {number}")
