"""Pseudonyms of people for their equality answers, and the quarters that figures are made for. Pure, no queries."""

import hashlib
import hmac
from datetime import date, timedelta

PURPOSE = b"equality record of user "


def pseudonyms(user_id, keys):
    """Return the pseudonym of a user under each key, the one to write under first."""
    return [
        hmac.new(key.encode(), PURPOSE + str(user_id).encode(), hashlib.sha256).hexdigest() for key in keys
    ]


def quarter_before(day):
    """Return the first and last day of the last quarter that was over on a day."""
    this = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    last = this - timedelta(days=1)
    return date(last.year, last.month - 2, 1), last


def last_day_of(first_day):
    """Return the last day of the quarter that begins on a day."""
    following = date(first_day.year + first_day.month // 10, (first_day.month + 2) % 12 + 1, 1)
    return following - timedelta(days=1)
