"""The parts of a booklet read aloud, out of the zip file that packs them: a phone plays an MP3, and few unpack a zip."""

import zipfile
from typing import NamedTuple

MEDIA_TYPE = "audio/mpeg"


class Recording(NamedTuple):
    """One part: its number from 0, which is the front matter, what it is called, and its size in bytes."""

    number: int
    title: str
    size: int


def recordings_of(file, edition):
    """Return the Recordings in the open audio file of an edition, in the order they are listened to."""
    titles = [edition.title, *(chapter["title"] for chapter in edition.content["chapters"])]
    with zipfile.ZipFile(file) as packed:
        sizes = [each.file_size for each in packed.infolist()]
    numbered = enumerate(zip(titles, sizes, strict=True))
    return [Recording(number, title, size) for number, (title, size) in numbered]


def recording(file, number):
    """Return the name and the bytes of one part of an open audio file, or None where it has no such part."""
    with zipfile.ZipFile(file) as packed:
        names = packed.namelist()
        return (names[number], packed.read(names[number])) if number < len(names) else None
