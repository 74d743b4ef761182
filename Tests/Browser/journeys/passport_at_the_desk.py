"""A passport for a child whose old one was stolen: asked for at the desk, ready for collection, and collected."""
import re

from playwright.sync_api import expect

from page_checks import check_page

from journeys.moving_house import set_last_step, set_step


def tell(house, report):
    worker = house.visitors.newcomer()
    house.log_in(worker, "staff", "burgerzaken")
    number = arrive(house, worker, report)
    call(house, worker, number)
    ask(worker, report)

    expect(worker).to_have_url(re.compile("/werk/zaken/Z-"))
    expect(worker.get_by_role("heading", level=1)).to_have_text("Aanvraag paspoort")
    worker.get_by_role("button", name="Neem deze zaak").click()
    set_step(worker, "in-productie")
    set_step(worker, "klaar-om-op-te-halen")
    letter = house.visitors.newcomer()
    house.wait(lambda: mailed(house, letter, "Uw paspoort ligt klaar"), "a mail that it is ready", 60)
    set_last_step(worker, "opgehaald", "uitgereikt")
    expect(worker.locator("main")).to_contain_text("U hebt uw paspoort")
    for page in (worker, letter):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
        page.context.close()


def arrive(house, page, report):
    """The host says that somebody with an appointment of today is there; returns the number."""
    page.goto(house.url("/duiven/werk/ontvangst/gemeentehuis"))
    check_page(page, "desktop", "the host's screen with a full day", report)
    page.get_by_label("Paspoort aanvragen").check()
    page.get_by_role("button", name="Geef een nummer").click()
    told = page.get_by_role("status").inner_text()
    report.check("ongeveer" in told, "the host can say how long it takes", told)
    return told.split("Nummer ")[1].split(".")[0]


def call(house, page, number):
    """Calls people to a desk until this number is there."""
    page.goto(house.url("/duiven/werk/balie/gemeentehuis/balie-3"))
    page.get_by_role("button", name="Roep de volgende").click()
    while not page.get_by_role("heading", name=f"Nu aan de balie: {number}").count():
        page.get_by_role("button", name="Klaar").click()
        page.get_by_role("button", name="Roep de volgende").click()


def ask(page, report):
    """Begins the case with who stands at the desk; what has to be there is asked for first."""
    page.get_by_role("link", name="Begin de aanvraag").click()
    page.get_by_label("Iemand onder de 18 jaar").check()
    page.get_by_label("Nee, het is gestolen").check()
    page.get_by_label("Burgerservicenummer").fill("999990019")
    page.get_by_label("E-mailadres voor berichten").fill("paspoort@voorbeeld.example")
    page.get_by_label("Ik zag wie dit is").check()
    page.get_by_role("button", name="Begin de aanvraag").click()
    expect(page.locator("main")).to_contain_text("Paspoortwet, artikel 34")
    expect(page.locator("main")).to_contain_text("Paspoortwet, artikel 31")
    check_page(page, "desktop", "the application at the desk with what is missing", report)
    page.get_by_label("Wat hieronder staat is er").check()
    page.get_by_role("button", name="Begin de aanvraag").click()


def mailed(house, page, subject):
    page.goto(house.url("/demo/post"))
    return page.get_by_role("heading", name=subject).count() > 0
