from tests.browser.chromium import chromium, open_as

__all__ = ["chromium", "open_as"]
