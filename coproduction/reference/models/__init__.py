from coproduction.reference.models.lists import Directorate, Language, Locality, Topic, Venue
from coproduction.reference.models.settings import Setting

__all__ = ["Directorate", "Language", "Locality", "Setting", "Topic", "Venue"]
