"""The child process: bytes in, clean bytes out. Exit 3 is a refusal, with its sentence in place of the bytes."""

import resource
import sys

from coproduction.documents.cleaning.apart import REFUSED, SECONDS
from coproduction.documents.cleaning.images import clean_image
from coproduction.documents.cleaning.kinds import FileKind, NotTaken
from coproduction.documents.cleaning.pdfs import clean_pdf

MEMORY = 1536 * 1024 * 1024


def main(kind):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        cleaned = clean_pdf(data) if kind == FileKind.PDF else clean_image(data, kind)
    except NotTaken as refusal:
        sys.stdout.buffer.write(str(refusal).encode())
        return REFUSED
    sys.stdout.buffer.write(cleaned.content)
    return 0


sys.exit(main(FileKind(sys.argv[1])))
