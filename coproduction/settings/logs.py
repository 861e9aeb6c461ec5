"""Logs as JSON lines with ids in them: never names, addresses, needs or bank details."""

import re

import structlog

# A part of an address so long is a token: whoever reads it could open the page as the person it was sent to.
TOKEN = re.compile(r"(?<=/)[\w:.=-]{32,}(?=/|$|[?\s])")
ASKED = re.compile(r"\?.*", re.DOTALL)


def forget_address(logger, method, event):
    """Drop where a request came from: django-structlog binds it, and a person's address is not ours to keep."""
    event.pop("ip", None)
    return event


def forget_links(logger, method, event):
    """Drop of the page that was asked for what opens it, and what somebody searched for, which may be a name."""
    if isinstance(request := event.get("request"), str):
        event["request"] = TOKEN.sub("…", ASKED.sub("", request))
    if isinstance(words := event.get("event"), str):
        event["event"] = TOKEN.sub("…", words)
    return event


_BEFORE = [
    structlog.contextvars.merge_contextvars,
    forget_address,
    forget_links,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

structlog.configure(
    processors=[
        *_BEFORE,
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


def _renderer(*, debug):
    # Without the values of local variables: they hold what people typed.
    plain = structlog.dev.plain_traceback
    return (
        structlog.dev.ConsoleRenderer(exception_formatter=plain)
        if debug
        else structlog.processors.JSONRenderer()
    )


def logging_for(*, debug):
    """Return Django's LOGGING: lines a person reads in development, JSON elsewhere."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": _renderer(debug=debug),
                "foreign_pre_chain": _BEFORE,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {"portal": {"level": "INFO"}},
    }
