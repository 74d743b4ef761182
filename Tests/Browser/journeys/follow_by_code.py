"""A resident follows a case by its code: a wrong code is explained, the steps are shown, no name is."""
from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    case = house.push(reference="VERHAAL-1", title="Paspoort voor een kind")
    house.push(reference="VERHAAL-1", status="in-productie")
    code = case["followUrl"].rsplit("/", 1)[1]
    page = house.visitors.newcomer("phone")

    page.goto(house.url("/duiven/volg"))
    page.get_by_label("Volgcode").fill("K7M4Q2X7")
    page.get_by_role("button", name="Bekijk mijn zaak").click()
    expect(page.get_by_role("alert")).to_contain_text("Wij vinden deze code niet.")
    expect(page.get_by_label("Volgcode")).to_have_value("K7M4-Q2X7")
    check_page(page, "phone", "the question for a code, with a wrong code", report)

    page.get_by_label("Volgcode").fill(code)
    page.get_by_role("button", name="Bekijk mijn zaak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Paspoort aanvragen")
    expect(page.locator("[aria-current=step]")).to_contain_text("Uw paspoort wordt gemaakt")
    expect(page.get_by_text("Stap 2 van 4")).to_be_visible()
    text = page.locator("body").inner_text()
    for secret in ("999990019", "voor een kind", case["number"]):
        report.check(secret not in text, "the page of a code shows no personal data", secret)
    page.context.close()
