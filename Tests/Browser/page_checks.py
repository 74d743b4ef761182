"""What every page must be, whatever it is about: the rules for accessibility, reflow, keyboard and names."""
import pathlib

import axe_playwright_python

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
MEASURE = (pathlib.Path(__file__).parent / "measure.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Report:
    """Counts the checks and names the ones that fail."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, name, detail=""):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f"NOT OK - {name} {detail or ''}", flush=True)


def measure(page, fact):
    return page.evaluate(f"() => ({MEASURE}).{fact}()")


def check_page(page, kind, name, report):
    """Every check that suits the kind of context, on the page as it stands."""
    report.check(not page.complaints, f"{name}: a silent console, and nothing from elsewhere", page.complaints)
    broken = [url for url, status in page.statuses.items() if status >= 400 and url != page.url]
    report.check(not broken, f"{name}: everything it loads is there", broken)
    if kind == "noscript":
        report.check(len(page.locator("main").inner_text()) > 10, f"{name}: the page has content")
        return
    if kind != "print":
        check_axe(page, name, report)
    overlaps = measure(page, "overlaps")
    report.check(not overlaps, f"{name}: no text on top of other text", overlaps)
    fits = measure(page, "fitsSideways")
    report.check(fits, f"{name}: no sideways scrolling", [] if fits else measure(page, "wideElements"))
    if kind == "desktop":
        check_names(page, name, report)
        check_targets(page, name, report)
        check_keyboard(page, name, report)
        # Last, because it changes the page.
        measure(page, "spaceText")
        fits = measure(page, "fitsSideways")
        report.check(fits, f"{name}: survives text spacing (1.4.12)", [] if fits else measure(page, "wideElements"))
    elif kind in ("w320", "phone"):
        check_targets(page, name, report)


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


def check_names(page, name, report):
    """The language, the window title and the headings (2.4.2, 3.1.1, 1.3.1)."""
    report.check(page.locator("html").get_attribute("lang") == "nl", f"{name}: lang=nl")
    title, headings = page.title(), measure(page, "headings")
    first = [heading for heading in headings if heading["level"] == 1]
    report.check(len(first) == 1, f"{name}: one first heading", headings)
    report.check(
        title.endswith((" - Gemeente Duiven", " - Gemeente Apeldoorn", " - Dichtbij")) and bool(first)
        and title.removeprefix("Fout: ").startswith(first[0]["text"]),
        f"{name}: a title as 'page - section - municipality'", title,
    )
    steps = [(one["level"], other["level"]) for one, other in zip(headings, headings[1:])]
    report.check(all(after <= before + 1 for before, after in steps), f"{name}: no heading level skipped", headings)
    nameless = measure(page, "namelessLandmarks")
    report.check(not nameless, f"{name}: header, main, footer, and a name for every nav", nameless)


def check_targets(page, name, report):
    small = measure(page, "smallTargets")
    report.check(not small, f"{name}: targets of at least 24 by 24 pixels", small)


def check_keyboard(page, name, report):
    """Walks through the page with Tab: every stop is seen, and the first one leads past the menu."""
    has_focus = measure(page, "faultsHaveFocus")
    if has_focus is not None:
        report.check(has_focus, f"{name}: the heading of the faults has the focus")
    stops, seen = [], set()
    for _ in range(300):
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
