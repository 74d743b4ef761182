#!/usr/bin/env python3
"""Starts the demonstration and checks its pages and stories in a real browser.

Usage: run.py PROGRAM [WORD...] [--pictures FOLDER] [--ran FILE]
Without words everything runs: every page, then every story. A word that starts with / picks the pages whose
pattern or path holds it, such as /volg; any other word picks the stories in journeys/ whose file name holds it.
Prints a line for every check that fails and ends with 'N passed, N failed'; exit 1 when one failed.
Needs the environment that install.sh makes; .make/test-pages starts it.
"""
import argparse
import importlib
import pathlib
import sys
import time

from addresses import targets
from house import House, Missing
from page_checks import Report, check_page
from pictures import take_pictures
from visitors import CONTEXTS, QUICK, Visitors

PAGES_CLAIM = "every page that the program lists passes in a real browser"
JOURNEYS = pathlib.Path(__file__).parent / "journeys"


def check_pages(house, words, report):
    """Opens every address in its contexts."""
    titles = {}
    chosen = [one for one in targets(house) if not words or any(word in (one.pattern, one.path) or
              word != "/" and word in one.pattern for word in words)]
    if not chosen:
        raise Missing(f"a page for {' '.join(words)}")
    for target in chosen:
        begin = time.monotonic()
        for kind in CONTEXTS if target.is_key else QUICK:
            if not check_target(house, target, kind, titles, report):
                break
        print(f"  {target.pattern} {time.monotonic() - begin:.1f} s", flush=True)


def check_target(house, target, kind, titles, report):
    """Opens one address in one context; returns whether it is a page at all."""
    name = f"{target.pattern} {kind}"
    page = house.visitors.visit(kind, target.access)
    try:
        answer = page.goto(house.url(target.path), wait_until="load")
        if "text/html" not in answer.headers.get("content-type", ""):
            return False
        if page.url != house.url(target.path) and target.access == "anyone":
            # It leads to another address, which is in the list itself.
            return False
        report.check(page.url == house.url(target.path), f"{name}: opens for who is logged in", page.url)
        report.check(answer.status == target.status, f"{name}: status {target.status}", answer.status)
        if kind == "desktop" and target.status == 200:
            other = titles.setdefault(page.title(), target.pattern)
            report.check(other == target.pattern, f"{name}: a title of its own", f"{page.title()!r}, as {other}")
        check_page(page, kind, name, report)
        return True
    finally:
        page.close()


def tell_stories(house, words, report):
    """Runs the stories; returns the claims of those that hold."""
    claims = []
    files = sorted(JOURNEYS.glob("*.py"))
    chosen = [file for file in files if not words or any(word in file.stem for word in words)]
    if not chosen:
        raise Missing(f"a story for {' '.join(words)}; there are {', '.join(file.stem for file in files)}")
    for file in chosen:
        begin, before = time.monotonic(), report.failed
        story = importlib.import_module(f"journeys.{file.stem}")
        claim = story.__doc__.strip().splitlines()[0].rstrip(".")
        try:
            story.tell(house, report)
            report.check(True, claim)
        except Exception as error:  # One story that fails must not keep the others from running.
            report.check(False, f"{file.stem}: {claim}", f"\n    {type(error).__name__}: {error}")
        if report.failed == before:
            claims.append(claim)
        print(f"  {claim} {time.monotonic() - begin:.1f} s", flush=True)
    return claims


def keep_claims(path, claims):
    """Adds the names of what held to the list of tests that ran."""
    lines = path.read_text().splitlines() if path.exists() else []
    path.write_text("".join(f"{line}\n" for line in lines + [claim for claim in claims if claim not in lines]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--ran", type=pathlib.Path)
    options = parser.parse_args()
    paths = [word for word in options.words if word.startswith("/")]
    stories = [word for word in options.words if not word.startswith("/")]
    begin, report, claims = time.monotonic(), Report(), []
    try:
        with House(options.program) as house, Visitors(house):
            if options.pictures:
                take_pictures(house, options.pictures, report)
            else:
                if paths or not stories:
                    check_pages(house, paths, report)
                    claims += [PAGES_CLAIM] if not paths and not report.failed else []
                if stories or not paths:
                    claims += tell_stories(house, stories, report)
    except Missing as missing:
        report.check(False, "missing:", f"\n{missing}")
    if options.ran:
        keep_claims(options.ran, claims)
    print(f"In the browser: {report.passed} passed, {report.failed} failed, {time.monotonic() - begin:.0f} seconds")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
