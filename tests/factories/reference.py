import factory

from coproduction.reference.models import Directorate, Locality, Venue


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
