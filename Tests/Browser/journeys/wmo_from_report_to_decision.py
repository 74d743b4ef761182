"""A resident reports a need for support and follows it with the code; the team plans a visit, inquires, tells and decides.

A resident who is logged in reads the findings, applies for the help and calls off a visit.
"""
from datetime import date, timedelta

from playwright.sync_api import expect

from addresses import own_report
from page_checks import check_page


def tell(house, report):
    resident, worker = house.visitors.newcomer("noscript"), house.visitors.newcomer()
    code = apply(house, resident)
    house.log_in(worker, "social")
    address = house.url(f"/duiven/werk/zaken/{number(house, worker, code)}")

    worker.goto(address)
    expect(worker.get_by_role("heading", name="De tijd voor deze melding")).to_be_visible()
    expect(worker.get_by_text("Nog niet aangeboden")).to_be_visible()
    check_page(worker, "desktop", "the page of a report of a need for support", report)

    worker.get_by_role("link", name="Begin het onderzoek").click()
    expect(worker.get_by_text("Bied eerst gratis ondersteuning aan")).to_be_visible()
    worker.get_by_role("link", name="Terug naar de zaak").click()

    worker.get_by_role("link", name="Bied ondersteuning aan").click()
    worker.get_by_label("Aan de telefoon").check()
    worker.get_by_label("Ja, de inwoner wil ondersteuning").check()
    worker.get_by_role("button", name="Leg het aanbod vast").click()
    worker.get_by_role("link", name="Leg het eigen plan vast").click()
    worker.get_by_label("De inwoner maakt geen plan").check()
    worker.get_by_role("button", name="Leg het vast").click()

    visit = working_day()
    worker.get_by_role("link", name="Plan het huisbezoek").click()
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_role("alert").first).to_contain_text("Vul de dag in")
    for label, value in (("Dag", visit.day), ("Maand", visit.month), ("Jaar", visit.year)):
        worker.get_by_label(label, exact=True).fill(str(value))
    worker.get_by_label("Hoe laat?").select_option("10-12")
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_text("Wij komen bij u langs").first).to_be_visible()
    check_page(worker, "desktop", "the visit before it counts", report)
    worker.get_by_role("button", name="Maak de afspraak").click()
    expect(worker.get_by_text("6921 ES 1").first).to_be_visible()

    resident.goto(house.url(f"/duiven/volg/{code}"))
    expect(resident.get_by_text("tussen 10.00 en 12.00 uur").first).to_be_visible()
    report.check("6921 ES" not in resident.content(), "who has the code reads no address", "")
    check_page(resident, "noscript", "following a report with a visit", report)

    worker.get_by_role("link", name="Begin het onderzoek").click()
    worker.get_by_role("button", name="Begin het onderzoek").click()
    worker.get_by_role("link", name="Geef het verslag").click()
    for label, words in (("Wat heeft de inwoner nodig?", "Poetsen lukt niet meer."),
                         ("Wat kan de inwoner zelf, en wie helpt er?", "De buurvrouw kookt."),
                         ("Wat is er al voor iedereen?", "De was kan naar de wasserij."),
                         ("Welke hulp past hierbij?", "Twee uur hulp in het huis.")):
        worker.get_by_label(label).fill(words)
    worker.get_by_label("Ik vertelde over het persoonsgebonden budget").check()
    worker.get_by_role("button", name="Kijk het na").click()
    check_page(worker, "desktop", "the findings before they count", report)
    worker.get_by_role("button", name="Geef het verslag aan de inwoner").click()

    worker.get_by_role("link", name="Er is een aanvraag").click()
    worker.get_by_label("Welke hulp vraagt de inwoner?").fill("Twee uur hulp in het huis.")
    worker.get_by_role("button", name="Open de aanvraag").click()
    worker.goto(house.url("/duiven/werk?wie=allen&sorteer=nieuwste-eerst"))
    worker.get_by_role("link", name="Aanvraag Wmo (besluit)").first.click()
    worker.get_by_role("link", name="Neem een besluit over de hulp").click()
    worker.get_by_label("Ja", exact=True).check()
    worker.get_by_label("Welke hulp krijgt de inwoner?").fill("hulp in het huis, 2 uur per week")
    worker.get_by_label("Wij regelen de hulp").check()
    for label, value in (("Dag", visit.day), ("Maand", visit.month), ("Jaar", visit.year)):
        worker.get_by_label(label, exact=True).fill(str(value))
    worker.get_by_label("Waarom?").fill("Dit bleek uit het onderzoek.")
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_text("U kunt tot en met").first).to_be_visible()
    check_page(worker, "desktop", "the decision on support before it counts", report)
    worker.get_by_role("button", name="Neem het besluit en verstuur het").click()
    expect(worker.get_by_role("heading", name="Ons besluit: u krijgt hulp").first).to_be_visible()

    resident.reload()
    expect(resident.get_by_text("Uw zaak is klaar.")).to_be_visible()
    report.check("buurvrouw" not in resident.content(), "who has the code reads no findings", "")
    own_side(house, report)

    manager = house.visitors.newcomer()
    house.log_in(manager, "staff", "sociaal-manager")
    manager.goto(house.url("/duiven/sturen/onderdelen"))
    expect(manager.get_by_text("Onderzoek op tijd (6 weken)").first).to_be_visible()
    check_page(manager, "desktop", "figures of support", report)
    other = house.visitors.newcomer()
    house.log_in(other, "staff", "manager")
    other.goto(house.url("/duiven/sturen/onderdelen"))
    report.check("Wmo" not in other.content(), "a manager without a role in the social domain sees none of it", "")
    for page in (resident, worker, manager, other):
        page.context.close()


def own_side(house, report):
    """What a resident who is logged in reads and does, in a municipality with own pages."""
    page = house.visitors.newcomer("phone")
    house.log_in(page, "resident")
    page.goto(house.url(f"/apeldoorn/mijn/zaken/{own_report(house, 'Zeg de afspraak af')}"))
    expect(page.get_by_role("heading", name="Onze afspraak").first).to_be_visible()
    page.get_by_role("link", name="Zeg de afspraak af").click()
    check_page(page, "phone", "calling off a visit", report)
    page.get_by_role("button", name="Zeg de afspraak af").click()
    expect(page.get_by_text("De afspraak gaat niet door.").first).to_be_visible()

    page.goto(house.url(f"/apeldoorn/mijn/zaken/{own_report(house, 'Vraag de hulp aan')}"))
    expect(page.get_by_role("heading", name="Het verslag van ons gesprek").first).to_be_visible()
    check_page(page, "phone", "an own report with its findings", report)
    page.get_by_role("link", name="Vraag de hulp aan").click()
    page.get_by_role("button", name="Vraag de hulp aan").click()
    expect(page.get_by_role("alert").first).to_contain_text("Schrijf welke hulp u wilt")
    page.get_by_label("Welke hulp wilt u?").fill("De hulp uit het verslag.")
    page.get_by_role("button", name="Vraag de hulp aan").click()
    expect(page.get_by_text("De hulp uit het verslag.").first).to_be_visible()
    expect(page.get_by_text("Tijd om te beslissen").first).to_be_attached()
    page.context.close()


def apply(house, page):
    """Fills in the form of a report from page to page; returns the follow code."""
    page.goto(house.url("/duiven/aanvragen/wmo-melding"))
    page.get_by_label("Hulp in het huis").check()
    page.get_by_label("Vertel wat u niet meer lukt").fill("Ik kan niet meer poetsen.")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Uw naam").fill("Jan Test")
    page.get_by_label("Postcode").fill("6921 ES")
    page.get_by_label("Huisnummer").fill("1")
    for label, value in (("Dag", 1), ("Maand", 5), ("Jaar", 1950)):
        page.get_by_label(label, exact=True).fill(str(value))
    page.get_by_label("Telefoonnummer").fill("0316 123456")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Verstuur de aanvraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor uw aanvraag")
    return page.url.split("?")[0].rsplit("/", 1)[1]


def number(house, page, code):
    """The number of the newest case in the list of the team: the report with this code."""
    page.goto(house.url("/duiven/werk?wie=allen&sorteer=nieuwste-eerst"))
    for href in [link.get_attribute("href") for link in page.locator("main table a").all()]:
        if "/werk/zaken/Z-" in (href or ""):
            page.goto(house.base + href)
            if code in page.content():
                return href.rsplit("/", 1)[1].split("?")[0]
    raise AssertionError("the report is in no list of work")


def working_day():
    """A weekday a week or so ahead that is no holiday with a fixed date."""
    day = date.today() + timedelta(days=9)
    while day.weekday() > 4 or (day.month, day.day) in ((1, 1), (4, 26), (4, 27), (5, 5), (12, 25), (12, 26)):
        day += timedelta(days=1)
    return day
