"""Every route of the portal, with an address one can ask for."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern

SAMPLES = {
    "int": "999999999",
    "str": "x",
    "slug": "x",
    "path": "x",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
PARAMETER = re.compile(r"<(?:(\w+):)?\w+>")
GROUP = re.compile(r"\(\?P<\w+>([^()]*)\)")


@dataclass(frozen=True)
class Route:
    name: str
    url: str
    view: object

    @property
    def access(self):
        return getattr(self.view, "access", None)

    def __str__(self):
        return self.name or self.url


def all_routes():
    """Return every Route there is, allauth's too."""
    return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns, before, namespace):
    for pattern in patterns:
        url = before + _sample(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Route(f"{namespace}{pattern.name or ''}", url, pattern.callback)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, url, inner)


def _sample(pattern):
    if isinstance(pattern, RegexPattern):
        return GROUP.sub(_first_choice, str(pattern)).lstrip("^").rstrip("$").replace("\\", "")
    return PARAMETER.sub(lambda found: SAMPLES[found[1] or "str"], str(pattern))


def _first_choice(group):
    first = group[1].partition("|")[0]
    return first if first.isalpha() else "1"
