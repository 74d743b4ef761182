"""A case type that is only a JSON file: without scripts, a resident reads what it takes, asks for it and follows it."""
from playwright.sync_api import expect


def tell(house, report):
    page = house.visitors.newcomer("noscript")
    page.goto(house.url("/duiven"))
    page.get_by_role("main").get_by_role("link", name="Vraag iets aan").click()
    expect(page.get_by_text("De boom staat in uw eigen tuin.")).to_be_visible()
    page.get_by_role("link", name="Begin: Een boom weghalen").click()

    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_text("Vertel waar de boom staat.").first).to_be_visible()
    page.get_by_label("Waar staat de boom?").fill("Achter in de tuin")
    page.get_by_label("De boom is ziek").check()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Volgende").click()

    expect(page.get_by_label("Burgerservicenummer")).to_have_count(0)
    page.get_by_label("Uw naam").fill("Jan Test")
    page.get_by_label("Postcode").fill("6921 ES")
    page.get_by_label("Huisnummer").fill("1")
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk uw antwoorden na")
    page.get_by_role("button", name="Verstuur de aanvraag").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor uw aanvraag")
    code = page.locator(".code strong").inner_text()
    page.get_by_role("main").get_by_role("link", name="Volg uw zaak").click()
    expect(page.get_by_text(code)).to_be_visible()
    expect(page.locator("[aria-current=step]")).to_contain_text("Wij hebben uw aanvraag")
    report.check(not page.complaints, "the browser has no complaints", page.complaints)
    page.context.close()
