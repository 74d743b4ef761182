"""A host asks a hall a question, phones answer without scripts, and the screen shows it when the host says so."""
from playwright.sync_api import expect
from page_checks import check_page

PHONES = 10


def tell(house, report):
    host = house.visitors.newcomer("noscript")
    house.log_in(host, "staff")
    host.goto(house.url("/duiven/werk/peilingen"))
    host.get_by_label("Naam", exact=True).fill("Avond over de haven")
    host.get_by_role("radio", name="Quiz").check()
    host.get_by_role("button", name="Maak het").click()
    host.get_by_label("Vraag", exact=True).fill("Hoe oud is de haven?")
    host.get_by_label("Antwoorden om uit te kiezen").fill("50 jaar\n100 jaar\n200 jaar")
    host.get_by_label("Nummer van het goede antwoord").fill("2")
    host.get_by_role("button", name="Voeg de vraag toe").click()
    host.get_by_role("button", name="Begin met vraag 1").click()

    screen = house.visitors.newcomer()
    screen.goto(house.url(host.get_by_role("link", name="Open het scherm voor de zaal").get_attribute("href")))
    code = screen.url.split("/peilingen/")[1].split("/")[0]
    screen.get_by_role("link", name="Zet het scherm stil").click()
    expect(screen.get_by_text("0 telefoons gaven antwoord.")).to_be_visible()

    phones = [answer(house, code, "100 jaar" if number < 7 else "50 jaar") for number in range(PHONES)]
    screen.reload()
    expect(screen.get_by_text("10 telefoons gaven antwoord.")).to_be_visible()
    expect(screen.get_by_text("Goed is")).to_have_count(0)
    host.get_by_role("button", name="Laat de antwoorden zien").click()
    screen.reload()
    expect(screen.get_by_text("Goed is: 100 jaar")).to_be_visible()
    expect(screen.get_by_text("7 van de 10 telefoons kozen: 100 jaar.").first).to_be_visible()
    check_page(screen, "desktop", "the screen of a poll", report)
    phones[0].goto(house.url(f"/duiven/peilingen/{code}"))
    expect(phones[0].get_by_text("1 van de 1")).to_be_visible()
    for page in [*phones, screen, host]:
        page.context.close()


def answer(house, code, words):
    """A phone that joined with the code and chose an answer."""
    page = house.visitors.newcomer("noscript")
    page.goto(house.url("/duiven/peilingen"))
    page.get_by_label("Code op het scherm").fill(code)
    page.get_by_role("button", name="Doe mee").click()
    page.get_by_label(words).check()
    page.get_by_role("button", name="Geef dit antwoord").click()
    expect(page.get_by_text(f"U koos: {words}")).to_be_visible()
    return page
