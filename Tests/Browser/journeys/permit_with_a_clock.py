"""An organiser applies for an event; the clock stands still, runs on, is explained to both sides, and ends in a decision."""
from datetime import date

from playwright.sync_api import expect

from applications import number
from page_checks import check_page


def tell(house, report):
    resident, worker = house.visitors.newcomer("noscript"), house.visitors.newcomer()
    code = apply(house, resident)
    house.log_in(worker, "staff", "teamleider")
    address = house.url(f"/duiven/werk/zaken/{number(house, worker, code)}")

    worker.goto(address)
    expect(worker.get_by_role("heading", name="De klok van deze zaak")).to_be_visible()
    expect(worker.get_by_role("img", name="Tijdbalk.")).to_be_visible()
    check_page(worker, "desktop", "the page of an application", report)
    worker.get_by_text("Bekijk elke dag met uitleg").first.click()
    expect(worker.get_by_role("rowheader", name="Tijd om te beslissen")).to_be_visible()

    worker.get_by_role("link", name="Vraag wat er mist").click()
    check_page(worker, "desktop", "the form that asks what is missing", report)
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_role("alert").first).to_contain_text("Kies wat er mist")
    worker.get_by_label("Een plan voor de veiligheid").check()
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_text("Laatste dag om aan te vullen")).to_be_visible()
    worker.get_by_role("button", name="Vraag het en laat de tijd stilstaan").click()
    expect(worker.get_by_text("Wij wachten op de aanvrager").first).to_be_visible()

    resident.goto(house.url(f"/duiven/volg/{code}"))
    expect(resident.get_by_text("De tijd staat stil").first).to_be_visible()
    report.check("plan voor de veiligheid" not in resident.content(), "who has the code reads not what is missing", "")
    check_page(resident, "noscript", "following an application that stands still", report)

    worker.get_by_role("link", name="Alles is binnen").click()
    worker.get_by_role("button", name="Laat de tijd weer lopen").click()
    worker.get_by_role("link", name="Vraag advies").click()
    worker.get_by_label("Politie").check()
    worker.get_by_label("Wat is uw vraag?").fill("Is dit veilig?")
    worker.get_by_label("Hoelang krijgt de partner?").select_option(index=3)
    worker.get_by_role("button", name="Leg de vraag vast").click()
    worker.get_by_role("link", name="Er is een advies binnen").click()
    worker.get_by_label("Politie").check()
    worker.get_by_label("Positief, met voorwaarden").check()
    worker.get_by_label("Wat staat er in het advies?").fill("Zet hekken neer.")
    worker.get_by_role("button", name="Bewaar het advies").click()
    expect(worker.get_by_text("Zet hekken neer.")).to_be_visible()

    worker.get_by_role("link", name="Neem een besluit").click()
    worker.get_by_label("Ja", exact=True).check()
    worker.get_by_label("Waarom?").fill("Het past bij de regels.")
    worker.get_by_label("Waar moet de aanvrager zich aan houden?").fill("Stop om 23.00 uur.")
    worker.get_by_label("Waarvoor is het, en waar?").fill("Braderie op het plein")
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_text("verleende evenementenvergunning")).to_be_visible()
    check_page(worker, "desktop", "the decision before it counts", report)
    worker.get_by_role("button", name="Neem het besluit en verstuur het").click()
    expect(worker.get_by_role("heading", name="Het besluit", exact=True)).to_be_visible()

    resident.reload()
    expect(resident.get_by_text("Uw zaak is klaar.")).to_be_visible()
    expect(resident.get_by_text("bezwaar maken").first).to_be_visible()
    report.check("Het past bij de regels." not in resident.content(), "who has the code reads no reasons", "")

    manager = house.visitors.newcomer()
    house.log_in(manager, "staff", "manager")
    manager.goto(house.url("/duiven/sturen/onderdelen"))
    expect(manager.get_by_text("Besloten op tijd, volgens de wet").first).to_be_visible()
    check_page(manager, "desktop", "figures of applications", report)
    for page in (resident, manager):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
    for page in (resident, worker, manager):
        page.context.close()


def apply(house, page):
    """Fills in the form of an event from page to page, as an organiser does; returns the follow code."""
    day = date.today().replace(year=date.today().year + 1)
    page.goto(house.url("/duiven/aanvragen/evenementenvergunning"))
    page.get_by_label("Wat voor evenement is het?").fill("Een braderie")
    page.get_by_label("Waar is het?").fill("Op het plein")
    for label, value in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
        page.get_by_label(label, exact=True).fill(str(value))
    page.get_by_label("Van hoe laat tot hoe laat?").fill("Van 10.00 tot 17.00 uur")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Minder dan 250").check()
    for question in ("muziek", "weg", "eten"):
        page.locator(f"input[name='{question}'][value='nee']").check()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Uw naam").fill("Jan Test")
    page.get_by_label("Straat, huisnummer en woonplaats").fill("Dorpsstraat 1, Duiven")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Verstuur de aanvraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor uw aanvraag")
    return page.url.split("?")[0].rsplit("/", 1)[1]
