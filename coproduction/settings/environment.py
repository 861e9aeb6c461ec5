"""Reads the environment, and says in plain words what is missing."""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

if "SECRET_KEY" not in os.environ and (VAR_DIR / "demo.env").exists():
    # script/server made these keys, so that manage.py beside it speaks of the same demonstration trust.
    environ.Env.read_env(VAR_DIR / "demo.env")


def required(name, *, otherwise=None):
    """Return a value that must be set before the portal starts, or `otherwise` where it has a safe stand-in."""
    value = env.str(name, default=otherwise)
    if not value:
        raise ImproperlyConfigured(f"Set {name} before starting (see .env.example)")
    return value


def switch(name, *, default=False):
    """Return True for 'true' or '1', False for 'false' or '0'. Anything else stops the start."""
    words = env.str(name, default="true" if default else "false").strip().lower()
    if words not in {"true", "1", "false", "0"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {words!r}")
    return words in {"true", "1"}
