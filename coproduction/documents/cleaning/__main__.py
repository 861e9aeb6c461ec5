"""The child process: bytes in, clean bytes out. Exit 3 is a refusal, with its sentence in place of the bytes: in English, its
places open, since this process knows no other language.

`clean KIND PAGES LONGEST` writes how many pages there are on a line, then the clean file; `draw NUMBER` a page as a PNG.
"""

import resource
import sys

from coproduction.documents.cleaning.apart import REFUSED, SECONDS
from coproduction.documents.cleaning.drawing import draw_page
from coproduction.documents.cleaning.images import clean_image
from coproduction.documents.cleaning.kinds import FileKind, NotTaken
from coproduction.documents.cleaning.pdfs import clean_pdf

MEMORY = 1536 * 1024 * 1024


def main(what, *said):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        made = draw_page(data, int(*said)) if what == "draw" else _clean(data, *said)
    except NotTaken as refusal:
        sys.stdout.buffer.write(" ".join(refusal.words).encode())
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


def _clean(data, kind, most_pages, longest):
    is_pdf = kind == FileKind.PDF
    cleaned = clean_pdf(data, int(most_pages)) if is_pdf else clean_image(data, FileKind(kind), int(longest))
    return b"%d\n%b" % (cleaned.pages, cleaned.content)


sys.exit(main(*sys.argv[1:]))
