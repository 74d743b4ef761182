"""A report goes from hand to hand to its result: it moves when the receiver says yes, and the resident follows every step."""
from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    code = house.report()
    resident = house.visitors.newcomer("phone")
    leader, worker = house.visitors.newcomer(), house.visitors.newcomer("noscript")
    house.log_in(leader, "staff", "teamleider")
    house.log_in(worker, "staff", "behandelaar")
    address = house.url(f"/duiven/werk/zaken/{number(house, leader, code)}")

    leader.goto(address)
    check_page(leader, "desktop", "the page of a case", report)
    leader.get_by_role("button", name="Neem deze zaak").click()
    expect(leader.get_by_role("status")).to_contain_text("De zaak is toegewezen.")
    leader.get_by_role("link", name="Draag de zaak over").click()
    check_page(leader, "desktop", "the form that offers a case", report)
    leader.get_by_label("Wie neemt de zaak over?").select_option(label="Behandelaar Buitendienst")
    leader.get_by_label("Waarom draagt u over?").fill("U bent in de buurt.")
    leader.get_by_role("button", name="Bied de zaak aan").click()
    expect(leader.get_by_text("Aangeboden aan", exact=True)).to_be_visible()

    worker.goto(house.url("/duiven/werk/aangeboden"))
    expect(worker.get_by_text("U bent in de buurt.")).to_be_visible()
    worker.goto(address)
    worker.get_by_role("link", name="Geef antwoord").first.click()
    worker.get_by_label("Ja, ik neem de zaak over").check()
    worker.get_by_role("button", name="Geef antwoord").click()
    expect(worker.get_by_role("status")).to_contain_text("Uw antwoord is bewaard.")

    set_step(worker, "Wij kijken wat er moet gebeuren", "Wij komen morgen kijken.", report)
    follow(house, resident, code)
    expect(resident.locator("[aria-current=step]")).to_contain_text("Wij kijken wat er moet gebeuren")

    worker.get_by_role("link", name="Zet de volgende stap").first.click()
    worker.get_by_label("Uw melding is klaar").check()
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_role("alert").first).to_contain_text("Kies hoe de zaak is afgelopen.")
    worker.get_by_label("Opgelost").check()
    worker.get_by_label("Reden voor collega's").fill("De container is leeg.")
    worker.get_by_role("button", name="Kijk het na").click()
    worker.get_by_role("button", name="Zet de stap en verstuur het bericht").click()
    expect(worker.get_by_role("status")).to_contain_text("De stap is gezet.")

    follow(house, resident, code)
    expect(resident.get_by_text("Uw zaak is klaar.")).to_be_visible()
    expect(resident.get_by_text("Opgelost", exact=True)).to_be_visible()
    report.check("De container is leeg." not in resident.content(), "the resident reads no words for colleagues", "")
    for page in (resident, leader, worker):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
        page.context.close()


def number(house, page, code):
    """The number of the newest case in the list of work: the report with this code."""
    page.goto(house.url("/duiven/werk?wie=allen&sorteer=nieuwste-eerst"))
    links = page.locator("main table a").all()
    for href in [link.get_attribute("href") for link in links]:
        if "/werk/zaken/Z-" in (href or ""):
            page.goto(house.base + href)
            if code in page.content():
                return href.rsplit("/", 1)[1].split("?")[0]
    raise AssertionError("the report is in no list of work")


def set_step(page, step, words, report):
    page.get_by_role("link", name="Zet de volgende stap").first.click()
    page.get_by_label(step).check()
    page.get_by_label("Toelichting voor de inwoner").fill(words)
    page.get_by_role("button", name="Kijk het na").click()
    expect(page.get_by_role("heading", name="Dit bericht krijgt de inwoner")).to_be_visible()
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="Zet de stap en verstuur het bericht").click()
    expect(page.get_by_role("status")).to_contain_text("De stap is gezet.")


def follow(house, page, code):
    page.goto(house.url(f"/duiven/volg/{code}"))
