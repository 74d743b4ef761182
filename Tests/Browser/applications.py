"""Applications, as residents fill them in and colleagues find and decide on them; for the stories."""
from datetime import date

from playwright.sync_api import expect


def fill(page, texts=(), choices=(), day=None):
    """Answers one page of a form and goes on: texts by label, choices by name and value, a date where there is one."""
    for label, value in texts:
        page.get_by_label(label).fill(value)
    for name, value in choices:
        page.locator(f"input[name='{name}'][value='{value}']").check()
    if day:
        for label, value in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
            page.get_by_label(label, exact=True).fill(str(value))
    page.get_by_role("button", name="Volgende").click()


def send(page):
    """Sends the form from the page on which everything is checked; returns the follow code."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk uw antwoorden na")
    page.get_by_role("button", name="Verstuur de aanvraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor uw aanvraag")
    return page.url.split("?")[0].rsplit("/", 1)[1]


def next_year():
    """A day that every form takes as one to come."""
    return date.today().replace(year=date.today().year + 1, day=1)


WHO = [("Uw naam", "Jan Test"), ("Straat, huisnummer en woonplaats", "Dorpsstraat 1, Duiven")]


def number(house, page, code):
    """The number of the newest case in the list of work: the application with this code."""
    page.goto(house.url("/duiven/werk?wie=allen&sorteer=nieuwste-eerst"))
    for href in [link.get_attribute("href") for link in page.locator("main table a").all()]:
        if "/werk/zaken/Z-" in (href or ""):
            page.goto(house.base + href)
            if code in page.content():
                return href.rsplit("/", 1)[1].split("?")[0]
    raise AssertionError("the application is in no list of work")


def decide(page, outcome, reasons, texts=()):
    """Decides on the application whose page is open: chooses, looks at what will be sent, and sends it."""
    page.get_by_role("link", name="Neem een besluit").click()
    page.get_by_label(outcome, exact=True).check()
    page.get_by_label("Waarom?").fill(reasons)
    for label, value in texts:
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Kijk het na").click()
    expect(page.get_by_role("heading", name="Dit bericht krijgt de aanvrager")).to_be_visible()
    page.get_by_role("button", name="Neem het besluit en verstuur het").click()
    expect(page.get_by_role("heading", name="Het besluit", exact=True)).to_be_visible()
