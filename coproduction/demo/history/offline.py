"""Mary Pryor, who has no e-mail address: a coordinator does it all with her on the telephone."""

from contextlib import contextmanager
from datetime import date

from coproduction.accounts.models import User
from coproduction.demo.history.people import make_active, sign, welcome
from coproduction.reference.models import Locality
from experts.enums import How
from experts.selectors.done import what_was_done
from experts.services import acting, people
from involvement.models import Interest
from involvement.services import interests

MARY = "mary-pryor"
BORN = date(1951, 2, 1)


def plan_offline(cast, adverts, timeline):
    """Put on the timeline how Mary joined, told us she is interested, and took a place."""
    art, digital = adverts["art"], adverts["digital"]
    timeline.on(-26, _register, cast, hour=14)
    timeline.on(-25, welcome, cast, MARY, hour=14)
    timeline.on(-25, sign, cast, MARY, hour=14)
    timeline.on(-25, make_active, cast, MARY, hour=15)
    timeline.on(-21, _express, cast, art, hour=14)
    timeline.on(-16, _offer, cast, art, hour=15)
    timeline.on(-14, _accept, cast, art, hour=14)
    timeline.on(-4, _express, cast, digital, hour=14)


def _register(cast):
    helper = cast["coordinator"]
    occasion = acting.register(name="Mary Pryor", how=How.PHONE, by=helper)
    mary = cast[MARY] = occasion.person
    with _speaking_for(helper, occasion):
        where = Locality.objects.filter(name="Norwich")
        facts = {"is_service_user": True, "online": False, "phone": "+441603555019", "date_of_birth": BORN}
        people.say_about(user=mary, by=helper, localities=where, **facts)
        people.apply_to_join(user=mary, by=helper)


def _express(cast, advert):
    with _on_the_phone(cast) as helper:
        words = "I painted all my life, and it helped me when I was unwell."
        interests.express(opportunity=advert.row, user=cast[MARY], by=helper, words=words)


def _offer(cast, advert):
    interests.offer(interest=_hers(cast, advert), by=cast["host"])


def _accept(cast, advert):
    with _on_the_phone(cast) as helper:
        interests.accept(interest=_hers(cast, advert), by=helper)


def _hers(cast, advert):
    return Interest.objects.get(opportunity_id=advert.pk, expert_id=cast[MARY].pk)


@contextmanager
def _on_the_phone(cast):
    helper = cast["coordinator"]
    occasion = acting.begin(person=User.objects.get(pk=cast[MARY].pk), how=How.PHONE, by=helper)
    with _speaking_for(helper, occasion):
        yield helper


@contextmanager
def _speaking_for(helper, occasion):
    """What the helper does in this block is done for the person; afterwards it is over, and sent to her to check."""
    helper.acting = occasion
    yield
    helper.acting = None
    acting.end(by=helper)
    occasion.refresh_from_db()
    acting.send_summary(occasion=occasion, done=what_was_done(occasion), by=helper)
