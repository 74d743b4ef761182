"""Of two people on one case the second reads what the first did, keeps the own words, and chooses."""
from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    case = house.push("melding-openbare-ruimte", "ontvangen", "Losse stoeptegel")
    address = house.url(f"/duiven/werk/zaken/{case['number']}")
    first, second = house.visitors.newcomer(), house.visitors.newcomer()
    house.log_in(first, "staff", "teamleider")
    house.log_in(second, "staff", "behandelaar")

    second.goto(address + "/stap")
    second.get_by_label("Wij kijken wat er moet gebeuren").check()
    second.get_by_label("Toelichting voor de inwoner").fill("Wij komen dinsdag kijken.")
    second.get_by_role("button", name="Kijk het na").click()

    first.goto(address)
    first.get_by_role("button", name="Neem deze zaak").click()
    expect(first.get_by_role("status")).to_contain_text("De zaak is toegewezen.")

    second.get_by_role("button", name="Zet de stap en verstuur het bericht").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Iemand anders veranderde deze zaak")
    expect(second.get_by_text("Nu bij Teamleider Buitendienst")).to_be_visible()
    expect(second.get_by_text("Wij komen dinsdag kijken.")).to_be_visible()
    check_page(second, "desktop", "the page of who was overtaken", report)

    second.get_by_role("button", name="Doe het toch").click()
    expect(second.get_by_role("status")).to_contain_text("De stap is gezet.")
    expect(second.locator("main")).to_contain_text("Teamleider Buitendienst")
    for page in (first, second):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
        page.context.close()
