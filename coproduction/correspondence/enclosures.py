"""What goes into the envelope with a letter of some kind, put together when it is printed. Apps add theirs in `ready()`.

So that papers which may be closed to a person later are never a part of the message itself, which stays in their inbox.
"""

_enclosed = {}


def encloses(kind, blocks):
    """Let `blocks(message)` say what goes with letters of a kind: a list of core.pdf blocks."""
    _enclosed[kind] = blocks


def enclosed_with(message):
    """Return the core.pdf blocks that go with a message in the post."""
    blocks = _enclosed.get(message.kind)
    return list(blocks(message)) if blocks else []
