"""Copies the built NHS.UK front-end files out of node_modules into a folder that git ignores."""

import re
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# Frutiger is licensed to each trust, and the two faces would be fetched from another computer.
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S+")


def local_css(css):
    """The stylesheet with addresses beside itself, and nothing that points to another computer."""
    css = SOURCE_MAP.sub("", FONT_FACE.sub("", css))
    return css.replace("url(/assets/", "url(assets/")


def local_js(js):
    return SOURCE_MAP.sub("", js)


def copy_frontend(package, target):
    """Write css, js and assets of the npm `package` folder to `target`, replacing what was there."""
    built = package / "dist/nhsuk"
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(built / "assets", target / "assets")
    for name, change in {"nhsuk-frontend.min.css": local_css, "nhsuk-frontend.min.js": local_js}.items():
        (target / name).write_text(change((built / name).read_text("utf-8")), "utf-8")


class Command(BaseCommand):
    help = "Copy the NHS.UK front-end files from node_modules into static/vendor/nhsuk"
    requires_system_checks = ()

    def handle(self, **options):
        root = Path(settings.BASE_DIR)
        package = root / "node_modules/nhsuk-frontend"
        if not package.is_dir():
            raise CommandError("The NHS.UK front-end is not here yet: run script/setup")
        copy_frontend(package, root / "static/vendor/nhsuk")
