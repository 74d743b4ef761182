"""A case worker of 1Stroom sees the work of Duiven and Westervoort in one list, finds what is late and takes a case."""
import re

from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    page = house.visitors.newcomer()
    house.log_in(page, "staff", "behandelaar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn zaken")
    check_page(page, "desktop", "the own cases", report)

    page.get_by_role("link", name="Alle zaken", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle zaken")
    places = page.locator("td[data-label=Gemeente]").all_inner_texts()
    report.check({"Duiven", "Westervoort"} == set(places), "both municipalities stand in one list", set(places))

    page.get_by_label("Op tijd").select_option(label="Alleen te laat")
    page.get_by_role("button", name="Toon").click()
    rows = page.locator("tbody tr")
    late = page.locator("td[data-label=Streefdatum]").all_inner_texts()
    report.check(late and all("te laat" in text for text in late), "only late cases are left", late)
    check_page(page, "desktop", "what is late", report)

    button = page.get_by_role("button", name=re.compile("Pak deze zaak")).first
    number = re.search(r"Z-\d{4}-\d+", button.inner_text()).group()
    button.click()
    expect(page.get_by_role("status")).to_contain_text(f"Zaak {number} is nu van u.")
    expect(rows.filter(has_text=number).first).to_contain_text("U")
    page.get_by_role("link", name="Mijn zaken", exact=True).click()
    expect(page.locator("tbody")).to_contain_text(number)
    check_page(page, "w320", "the own cases on a small screen", report)
    page.context.close()
