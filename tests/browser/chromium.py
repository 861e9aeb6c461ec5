"""A real Chromium, signed in without typing, that fails a test on what people would stumble over.

`Eyes` looks at a page as our users do: axe-core at this width, no sideways scrolling, no error in the console.
"""

import os
import shutil
import time
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from coproduction.demo.benchmark.pages import signed_in

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 30_000  # milliseconds: a busy machine is slow to start the process that cleans a receipt
SETTLES = 500  # milliseconds the menu may take after the window has changed its width
GLANCE = 25  # milliseconds between two looks at whether it has
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# axe also tells of every element that passed: to bring that out of the browser takes five times as long as to look.
VIOLATIONS = "async rules => (await axe.run(document, rules)).violations"


def chromium_path():
    """Return where Chromium is: CHROMIUM (script/test sets it), on the path, or None for Playwright's own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium():
    # Playwright runs an event loop in this thread, where Django would refuse every query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_as(chromium, live_server, settings, request):
    """Return a function that opens a window as a person, at a width: `open_as(host, PHONE)` gives Eyes."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.STAFF_SECOND_FACTOR = False
    windows = []

    def open_window(user=None, size=PHONE, **options):
        window = chromium.new_context(viewport=size, base_url=live_server.url, **options)
        windows.append(window)
        window.set_default_timeout(PATIENCE)
        if user is not None:
            window.add_cookies([_session_cookie(user, live_server.url)])
        return Eyes(window.new_page(), scripts=options.get("java_script_enabled", True))

    failed_before = request.session.testsfailed
    yield open_window
    if request.session.testsfailed > failed_before:
        _keep_pictures(windows, settings.VAR_DIR, request.node.name)
    for window in windows:
        window.close()


def _keep_pictures(windows, folder, test):
    """Keep what each window showed when the test failed: in VAR_DIR, beside the database."""
    for number, page in enumerate(page for window in windows for page in window.pages):
        page.screenshot(path=Path(folder) / f"{test}-{number}.png", full_page=True)


def _session_cookie(user, url):
    return {"name": settings.SESSION_COOKIE_NAME, "value": signed_in(user), "url": url}


class Eyes:
    """A page in the browser, and the checks that every page must pass: all but axe-core's where no scripts run."""

    def __init__(self, page, *, scripts=True):
        self.page = page
        self.scripts = scripts
        self.problems = []
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("console", self._listen)

    def _listen(self, message):
        if message.type == "error" and "Content Security Policy" in message.text:
            self.problems.append(message.text)

    def goto(self, path):
        return self.page.goto(path, wait_until="load")

    def sees(self, words):
        """Fail unless these words can be seen on the page."""
        assert self.page.get_by_text(words).first.is_visible(), f"{words!r} is not on {self.page.url}"

    def press(self, name):
        """Press the button with this name and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()

    def follow(self, name):
        """Follow the link with this name."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

    def fill(self, label, value):
        self.page.get_by_label(label, exact=False).first.fill(str(value))

    def attach(self, label, file):
        self.page.get_by_label(label).set_input_files(file)

    def choose(self, label):
        """Choose a radio or a checkbox by its words."""
        self.page.get_by_label(label, exact=False).first.check()

    def fill_date(self, legend, day):
        group = self.page.get_by_role("group", name=legend)
        for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(part).fill(str(value))

    def downloads(self, name):
        """Follow the link with this name and return the bytes of the file it gives."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).first.click()
        return Path(waiting.value.path()).read_bytes()

    def follows_the_error_to(self, field):
        """Follow the first line of the error summary and fail unless its field has focus."""
        self.page.locator(".nhsuk-error-summary a").first.click()
        focused = self.page.evaluate("document.activeElement.name")
        assert focused == field, f"the error summary leads to {focused!r}"

    def heading(self):
        return self.page.locator("h1").inner_text()

    def finds_nothing_wrong(self):
        """Fail with every fault of the page at this width."""
        assert not (faults := self.faults()), f"{self.page.url}: " + "\n".join(faults)

    def faults(self):
        """Return what is wrong: axe-core, more or less than one h1, sideways scrolling, script errors.

        A page with a fault is looked at again once its menu has had time to fit itself to a new width.
        """
        told, self.problems[:] = list(self.problems), []
        if faults := self._look():
            self.page.wait_for_timeout(SETTLES)
            faults = self._look()
        return [*told, *faults]

    def _look(self):
        faults = self._axe() if self.scripts else []
        if (headings := self.page.locator("h1").count()) != 1:
            faults.append(f"{headings} h1 headings")
        if self.scrolls_sideways():
            faults.append(f"scrolls sideways at {self.page.viewport_size['width']} px")
        return faults

    def scrolls_sideways(self):
        """Say whether the page is wider than the window, also once the menu has fitted itself to the window."""
        deadline = time.monotonic() + SETTLES / 1000
        while too_wide := self._is_too_wide():
            if time.monotonic() > deadline:
                break
            self.page.wait_for_timeout(GLANCE)
        return too_wide

    def _is_too_wide(self):
        return self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )

    def _axe(self):
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(VIOLATIONS, RULES)
        return [
            f"{each['id']}: {each['help']} at " + ", ".join(str(node["target"]) for node in each["nodes"])
            for each in found
        ]
