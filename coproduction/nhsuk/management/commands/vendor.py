"""Copies the built NHS.UK front-end files, and the fonts of the PDFs, out of node_modules into a folder git ignores."""

import re
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# Frutiger is licensed to each trust, and the two faces would be fetched from another computer.
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
REGULAR_AND_BOLD = ("400Regular", "700Bold")
# Each script that `core.pdf.fonts` takes from Noto Sans: the end of its package's name and of its files' names, and the
# weights it comes in.
NOTO_SANS = {
    "arabic": ("Arabic", REGULAR_AND_BOLD),
    "bengali": ("Bengali", REGULAR_AND_BOLD),
    "devanagari": ("Devanagari", REGULAR_AND_BOLD),
    "ethiopic": ("Ethiopic", REGULAR_AND_BOLD),
    "gujarati": ("Gujarati", REGULAR_AND_BOLD),
    "gurmukhi": ("Gurmukhi", REGULAR_AND_BOLD),
    "sc": ("SC", REGULAR_AND_BOLD),
    "sinhala": ("Sinhala", REGULAR_AND_BOLD),
    "syloti-nagri": ("SylotiNagri", ("400Regular",)),
    "tamil": ("Tamil", REGULAR_AND_BOLD),
}
# The folders below node_modules that `core.pdf.fonts` takes its families from, and their files.
FONTS = {
    "@expo-google-fonts/atkinson-hyperlegible": (
        "400Regular/AtkinsonHyperlegible_400Regular.ttf",
        "700Bold/AtkinsonHyperlegible_700Bold.ttf",
    ),
    "dejavu-fonts-ttf": ("ttf/DejaVuSans.ttf", "ttf/DejaVuSans-Bold.ttf"),
    "@expo-google-fonts/noto-emoji": ("400Regular/NotoEmoji_400Regular.ttf", "700Bold/NotoEmoji_700Bold.ttf"),
} | {
    f"@expo-google-fonts/noto-sans-{package}": tuple(
        f"{weight}/NotoSans{script}_{weight}.ttf" for weight in weights
    )
    for package, (script, weights) in NOTO_SANS.items()
}
LICENCES = ("LICENSE", "LICENSE_FONT")
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


def copy_fonts(modules, target):
    """Write the fonts and their licences from the `modules` folder to `target`, replacing what was there."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for package, files in FONTS.items():
        for name in files:
            shutil.copy(modules / package / name, target)
        for name in LICENCES:
            if (modules / package / name).is_file():
                shutil.copy(modules / package / name, target / f"{Path(package).name}-{name}.txt")


class Command(BaseCommand):
    help = "Copy the NHS.UK front-end files and the fonts from node_modules into static/vendor"
    requires_system_checks = ()

    def handle(self, **options):
        root = Path(settings.BASE_DIR)
        package = root / "node_modules/nhsuk-frontend"
        if not package.is_dir():
            raise CommandError("The NHS.UK front-end is not here yet: run script/setup")
        copy_frontend(package, root / "static/vendor/nhsuk")
        copy_fonts(root / "node_modules", root / "static/vendor/fonts")
