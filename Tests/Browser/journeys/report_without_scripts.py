"""Without scripts, a resident makes a report in the browser, keeps the code and follows the case with it.

The form asks one thing on a page; the resident goes back once to change an answer, and nothing is lost.
"""
import re

from playwright.sync_api import expect


def tell(house, report):
    page = house.visitors.newcomer("noscript")
    page.goto(house.url("/duiven"))
    page.get_by_role("main").get_by_role("link", name="Doe een melding").click()

    expect(page).to_have_title("Wat is er aan de hand? (Stap 1 van 5) - Doe een melding - Gemeente Duiven")
    page.get_by_label("Afval en containers").check()
    page.get_by_role("button", name="Volgende").click()

    page.get_by_label("De container is vol").check()
    page.get_by_label("Wat ziet u?").fill("De container bij de winkel is vol.")
    page.get_by_role("button", name="Volgende").click()

    page.get_by_label("Straat en huisnummer").fill("Bij de bakker aan het Ploenplein")
    page.get_by_role("button", name="Volgende").click()

    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk uw melding na")
    expect(page.get_by_text("De container bij de winkel is vol.")).to_be_visible()

    page.get_by_role("button", name=re.compile("^Verander.*Wat ziet u")).click()
    page.get_by_label("Wat ziet u?").fill("De papiercontainer is vol.")
    for _ in range(3):
        page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_text("Bij de bakker aan het Ploenplein")).to_be_visible()
    page.get_by_role("button", name="Verstuur de melding").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor uw melding")
    code = page.locator(".code strong").inner_text()

    # Another day, on another machine: only the code is known.
    later = house.visitors.newcomer("noscript")
    later.goto(house.url("/duiven/volg"))
    later.get_by_label("Volgcode").fill(code.lower().replace("-", " "))
    later.get_by_role("button", name="Bekijk mijn zaak").click()
    expect(later.get_by_text(code)).to_be_visible()
    expect(later.locator("[aria-current=step]")).to_contain_text("Hier zijn wij nu")
    for visitor in (page, later):
        report.check(not visitor.complaints, "the browser has no complaints", visitor.complaints)
        visitor.context.close()
