"""A resident logs in, sees what to do first, reads a case, takes all data along in one file and leaves."""
import json
import re

from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    page = house.visitors.newcomer("phone")
    page.goto(house.url("/apeldoorn/mijn/inzage"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in bij Mijn zaken")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een persoon.")
    check_page(page, "phone", "the login of a resident, with a mistake", report)
    page.get_by_label("Inwoner 1").check()
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie keek in uw gegevens?")

    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Mijn zaken").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Wij wachten op u")
    page.locator("main a[href*='/mijn/zaken/']").first.click()
    expect(page.get_by_text(re.compile(r"^Stap \d van \d$"))).to_be_visible()
    expect(page.get_by_role("heading", name="Uw contactpersoon")).to_be_visible()
    own = page.url
    page.get_by_role("button", name="Blijf ingelogd").click()
    expect(page).to_have_url(own)

    page.goto(house.url("/apeldoorn/mijn/gegevens"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download mijn gegevens").click()
    text = download.value.path().read_text()
    cases = [case["zaaknummer"] for case in json.loads(text)["zaken"]]
    report.check(own.rsplit("/", 1)[1] in cases, "the file holds the case", cases)
    report.check("999990019" not in text, "the file holds no citizen service number")
    page.goto(house.url("/apeldoorn/mijn/inzage"))
    expect(page.get_by_text("Om uw gegevens te downloaden").first).to_be_visible()
    check_page(page, "phone", "who looked, with a line", report)

    page.get_by_role("button", name="Log uit").click()
    page.goto(own)
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in bij Mijn zaken")
    page.context.close()
