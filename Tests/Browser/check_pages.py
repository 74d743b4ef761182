#!/usr/bin/env python3
"""Checks pages in a real browser: accessibility, reflow, zoom, dark, forced colours, keyboard, print, no scripts.

Usage: check_pages.py BASE PATH... [--quick] [--shots FOLDER]
BASE is for example http://127.0.0.1:8080. With --quick only the desktop, 320 pixels and no-script contexts run.
Prints a line for every check that fails and ends with 'N passed, N failed'; exit 1 when one failed.
Needs the environment that install.sh makes.
"""
import argparse
import pathlib
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
MEASURE = (pathlib.Path(__file__).parent / "measure.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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


class Report:
    """Counts the checks and names the ones that fail."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, name, detail=""):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f"NOT OK - {name} {detail}", flush=True)


def measure(page, fact):
    return page.evaluate(f"() => ({MEASURE}).{fact}()")


def check_axe(page, name, report):
    # Evaluated, not added as a tag: that works under a policy that allows no script at all.
    page.evaluate(AXE)
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    nodes = [
        f"\n    {fault['id']} {node['target']} {node['failureSummary'][:200]!r}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]
    report.check(not nodes, f"{name}: axe {result['testEngine']['version']}", "".join(nodes))


def check_keyboard(page, name, report):
    """Walks through the page with Tab: every stop is seen, and the first one leads past the menu."""
    has_focus = measure(page, "faultsHaveFocus")
    if has_focus is not None:
        report.check(has_focus, f"{name}: the heading of the faults has the focus")
    stops, seen = [], set()
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = measure(page, "focus")
        if not stop or stop["key"] in seen:
            break
        seen.add(stop["key"])
        stops.append(stop)
    report.check(len(stops) > 2, f"{name}: there are places to stop at")
    if has_focus is None and stops:
        report.check("inhoud" in stops[0]["text"].lower(), f"{name}: the first stop is the skip link", stops[0]["text"])
    unseen = [stop["text"] for stop in stops if not stop["isVisible"]]
    report.check(not unseen, f"{name}: the focus is seen everywhere", unseen)
    covered = [stop["text"] for stop in stops if stop["isCovered"]]
    report.check(not covered, f"{name}: nothing covers the focus (2.4.11)", covered)


def check_desktop(page, name, report):
    small = measure(page, "smallTargets")
    report.check(not small, f"{name}: targets of at least 24 by 24 pixels", small)
    check_keyboard(page, name, report)
    measure(page, "spaceText")
    report.check(measure(page, "fitsSideways"), f"{name}: survives text spacing (1.4.12)", measure(page, "wideElements"))


def check_page(browser, base, path, kind, report, shots):
    name = f"{path} {kind}"
    context = browser.new_context(
        locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce", **CONTEXTS[kind]
    )
    page, errors, elsewhere = context.new_page(), [], []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda sent: elsewhere.append(sent.url) if not sent.url.startswith((base, "data:")) else None)
    if kind == "print":
        page.emulate_media(media="print")
    answer = page.goto(base + path, wait_until="load")
    report.check(answer.status < 500, f"{name}: status {answer.status}")
    # The browser itself reports a page that answers 4xx; that is no fault of the page.
    errors = [error for error in errors if "Failed to load resource" not in error or answer.ok]
    report.check(not errors, f"{name}: a silent console", errors)
    report.check(not elsewhere, f"{name}: nothing from elsewhere", elsewhere)
    if shots:
        page.screenshot(path=f"{shots}/{path.strip('/').replace('/', '_') or 'start'}-{kind}.png", full_page=True)
    if kind == "noscript":
        report.check(len(page.locator("main").inner_text()) > 10, f"{name}: the page has content")
    else:
        if kind != "print":
            check_axe(page, name, report)
        overlaps = measure(page, "overlaps")
        report.check(not overlaps, f"{name}: no text on top of other text", overlaps)
        fits = measure(page, "fitsSideways")
        report.check(fits, f"{name}: no sideways scrolling", [] if fits else measure(page, "wideElements"))
    if kind == "desktop":
        check_desktop(page, path, report)
    context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--shots")
    options = parser.parse_args()
    if options.shots:
        pathlib.Path(options.shots).mkdir(parents=True, exist_ok=True)
    report = Report()
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root; the pages are our own, on this machine.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for path in options.paths:
            for kind in QUICK if options.quick else CONTEXTS:
                check_page(browser, options.base, path, kind, report, options.shots)
        browser.close()
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
