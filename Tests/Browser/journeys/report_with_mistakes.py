"""A resident who skips questions reads which ones, loses nothing, and every state of the form passes the checks."""
from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    page = house.visitors.newcomer()
    page.goto(house.url("/duiven/melden"))
    page.get_by_role("button", name="Volgende").click()

    expect(page).to_have_title("Fout: Wat is er aan de hand? (Stap 1 van 5) - Doe een melding - Gemeente Duiven")
    check_page(page, "desktop", "the report form, first page, with a mistake", report)
    page.get_by_role("link", name="Kies waar het over gaat.").click()
    expect(page.get_by_label("Afval en containers")).to_be_focused()
    page.get_by_label("Afval en containers").check()
    page.get_by_role("button", name="Volgende").click()

    page.get_by_label("Wat ziet u?").fill("De glasbak is vol.")
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_label("Wat ziet u?")).to_have_value("De glasbak is vol.")
    check_page(page, "desktop", "the report form, second page, with a mistake", report)
    page.get_by_label("Er is iets met de glasbak").check()
    page.get_by_role("button", name="Volgende").click()

    check_page(page, "desktop", "the report form, place", report)
    page.get_by_label("Straat en huisnummer").fill("Bij de kerk")
    page.get_by_role("button", name="Volgende").click()
    check_page(page, "desktop", "the report form, reach", report)
    page.get_by_role("button", name="Volgende").click()
    check_page(page, "desktop", "the report form, before sending", report)
    page.context.close()
