"""People who open pages in Chromium: each with a kind of screen and, where needed, logged in."""
import contextlib

from playwright.sync_api import sync_playwright

DESKTOP = {"viewport": {"width": 1366, "height": 900}}
CONTEXTS = {
    "desktop": DESKTOP,
    "w320": {"viewport": {"width": 320, "height": 640}},
    "noscript": DESKTOP | {"java_script_enabled": False},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    # Browser zoom of 1366 pixels at 200% (WCAG 1.4.4) and 400% (1.4.10).
    "zoom200": {"viewport": {"width": 683, "height": 450}, "device_scale_factor": 2},
    "zoom400": {"viewport": {"width": 341, "height": 225}, "device_scale_factor": 4},
    "dark": DESKTOP | {"color_scheme": "dark"},
    "forced": DESKTOP | {"forced_colors": "active", "color_scheme": "dark"},
    "print": {"viewport": {"width": 794, "height": 1123}},
}
QUICK = ["desktop", "w320", "noscript"]


class Visitors:
    """One Chromium for all checks, with one context per kind of screen and kind of access."""

    def __init__(self, house):
        self.house = house
        self.contexts = {}
        self.sessions = {}

    def __enter__(self):
        self.playwright = sync_playwright().start()
        # Chromium refuses its sandbox to root; the pages are our own, on this machine.
        self.browser = self.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        self.house.visitors = self
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()

    @contextlib.contextmanager
    def at(self, house):
        """The same browser, opened for the people of another demonstration."""
        guests = Visitors(house)
        guests.browser = self.browser
        house.visitors = guests
        yield guests

    def visit(self, kind="desktop", access="anyone"):
        """A new page in a context that is shared with others of the same kind and access."""
        if (kind, access) not in self.contexts:
            self.contexts[kind, access] = self.new_context(kind, self.session(access))
        return self.watched(self.contexts[kind, access].new_page(), kind)

    def newcomer(self, kind="desktop"):
        """A page of someone who was never here: no cookies, and nobody shares them."""
        return self.watched(self.new_context(kind).new_page(), kind)

    def new_context(self, kind, session=None):
        return self.browser.new_context(
            locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce", storage_state=session,
            **CONTEXTS[kind],
        )

    def session(self, access):
        """The cookies of someone who logged in on the login page; once per kind of access."""
        if access == "anyone":
            return None
        if access not in self.sessions:
            page = self.newcomer()
            self.house.log_in(page, access)
            self.sessions[access] = page.context.storage_state()
            page.context.close()
        return self.sessions[access]

    def watched(self, page, kind):
        """The page with what the browser says about it: errors, and requests that leave the house."""
        page.complaints, page.statuses = [], {}
        page.on("console", lambda message: self.note(page, message))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda sent: self.note_request(page, sent.url))
        page.on("response", lambda answer: page.statuses.update({answer.url: answer.status}))
        if kind == "print":
            page.emulate_media(media="print")
        return page

    @staticmethod
    def note(page, message):
        # The browser itself reports a page that answers 4xx; that is no fault of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            page.complaints.append(message.text)

    def note_request(self, page, url):
        if not url.startswith((self.house.base, "data:", "about:")):
            page.complaints.append(f"asked another host: {url}")
