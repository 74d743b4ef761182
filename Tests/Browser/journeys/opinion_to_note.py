"""A resident says what they think of a draft, staff answer it, and its sender reads the answer without a name."""
from playwright.sync_api import expect
from page_checks import check_page


def tell(house, report):
    page = house.visitors.newcomer()
    page.goto(house.url("/duiven/inspraak"))
    page.get_by_role("link", name="Bestemming van het oude zwembad").click()
    expect(page.get_by_text("Laatste dag", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Stuur uw mening").click()
    page.get_by_role("button", name="Verstuur uw mening").click()
    expect(page.get_by_text("Schrijf wat u van het plan vindt.").first).to_be_visible()
    page.get_by_label("Wat vindt u van het plan, en waarom?").fill("Er moet een speeltuin bij.")
    page.get_by_label("Uw naam").fill("Anna Test")
    page.get_by_role("button", name="Verstuur uw mening").click()
    expect(page.get_by_text("Uw mening is op tijd.")).to_be_visible()
    check_page(page, "desktop", "an opinion that came in", report)

    staff = house.visitors.newcomer("noscript")
    house.log_in(staff, "staff")
    staff.goto(house.url("/duiven/werk/inspraak/zwembad"))
    expect(staff.get_by_text("Anna Test")).to_have_count(0)
    staff.get_by_role("link", name="Mening 2").click()
    staff.get_by_label("Wat zei iemand, in het kort?").fill("Iemand wil een speeltuin.")
    staff.get_by_label("Wat deed u ermee, en waarom?").fill("Wij maken een speeltuin.")
    staff.get_by_role("button", name="Verstuur het antwoord").click()
    # Nobody publishes the note before the last day.
    staff.get_by_label("Wat veranderde er aan het plan?").fill("Er komt een speeltuin.")
    staff.get_by_role("button", name="Zet de nota op de website").click()
    expect(staff.get_by_text("De nota kan op de website na de laatste dag.").first).to_be_visible()
    page.reload()
    expect(page.get_by_text("U hebt ons antwoord").first).to_be_visible()
    for visitor in (page, staff):
        visitor.context.close()
