"""A calendar file as a phone reads it (RFC 5545). Written from the standard: nothing that wrote the file reads it here."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta


def events(content):
    """Return the events of a file by their UID: {UID: {"DTSTART": a moment in UTC, "SUMMARY": words, ...}}.

    A wall clock's time is made a moment by the rules that the file itself holds, as a phone does that knows no London.
    """
    whole = _component(iter(_lines(content)))
    zones = {each["TZID"]: each for each in whole["inside"] if each["name"] == "VTIMEZONE"}
    found = [_event(each, zones) for each in whole["inside"] if each["name"] == "VEVENT"]
    assert len({each["UID"] for each in found}) == len(found), "two events of one name"
    return {each["UID"]: each for each in found}


def moment_of(wall, zone):
    """Return in UTC what a wall clock in a zone (a VTIMEZONE) shows; the earlier of two where it shows it twice."""
    changes = sorted(each for part in zone["inside"] for each in _changes(part, wall.year))
    found = []
    for offset in {offset for _, offset in changes}:
        at = wall - offset
        if max(each for each in changes if each[0] <= at)[1] == offset:
            found.append(at)
    assert found, f"no clock shows {wall}"
    return min(found).replace(tzinfo=UTC)


def _changes(part, last_year):
    """Return [(when, to what offset)] of the changes to this part's time, in UTC: each is said by the clock before it."""
    start = datetime.strptime(part["DTSTART"], "%Y%m%dT%H%M%S")
    rule = dict(each.split("=") for each in part["RRULE"].split(";"))
    assert rule == {"FREQ": "YEARLY", "BYMONTH": str(start.month), "BYDAY": "-1SU"}, "as in Europe since 1996"
    days = [_last_sunday(start.replace(year=year, day=1)) for year in range(start.year, last_year + 1)]
    return [(each - _offset(part["TZOFFSETFROM"]), _offset(part["TZOFFSETTO"])) for each in days]


def _last_sunday(month):
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _lines(content):
    text = content.decode()
    assert text.endswith("\r\n"), "a line of a calendar ends with CR LF"
    lines = text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]
    assert all(len(each.encode()) <= 75 for each in text.split("\r\n")), "a line is at most 75 bytes"
    return [_line(each) for each in lines]


def _line(line):
    head, _, value = line.partition(":")
    name, *parameters = head.split(";")
    return name, dict(each.split("=", 1) for each in parameters), value


def _component(lines):
    _, _, name = next(lines)
    return _rest(lines, name)


def _rest(lines, name):
    """Return what is inside a component whose BEGIN was read: its lines, and the components inside it."""
    found = {"name": name, "inside": []}
    for key, parameters, value in lines:
        if key == "END":
            assert value == name
            return found
        if key == "BEGIN":
            found["inside"].append(_rest(lines, value))
            continue
        assert key not in found, f"{key} is there twice"
        found[key] = value
        if "TZID" in parameters:
            found[f"{key} zone"] = parameters["TZID"]
    raise AssertionError(f"{name} does not end")


def _event(component, zones):
    event = {key: _words(value) for key, value in component.items() if isinstance(value, str)}
    for key in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"):
        event[key] = _moment(event[key], zones.get(event.get(f"{key} zone")))
    event["SEQUENCE"] = int(event["SEQUENCE"])
    event["reminds"] = any(each["name"] == "VALARM" for each in component["inside"])
    return event


def _moment(value, zone):
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return moment_of(datetime.strptime(value, "%Y%m%dT%H%M%S"), zone)


def _offset(said):
    return timedelta(hours=int(said[:3]), minutes=int(said[0] + said[3:5]))


def _words(value):
    for written, meant in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        value = value.replace(written, meant)
    return value
