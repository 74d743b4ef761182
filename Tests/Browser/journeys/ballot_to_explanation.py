"""Staff make a vote, residents vote with codes from letters and one on paper, and everybody reads why it came out so."""
from datetime import date

from playwright.sync_api import expect
from page_checks import check_page

PLANS = [("Bankje bij het water", 60), ("Boom op het plein", 40), ("Hek om het veld", 30)]
# Ten ballots with € 10 each: six for the bench, four for the tree, one of those for the fence as well.
BALLOTS = [[0]] * 6 + [[1]] * 3 + [[1, 2]]


def tell(house, report):
    staff = house.visitors.newcomer("noscript")
    house.log_in(staff, "staff")
    prepare(house, staff)
    codes = draw_codes(house, staff)
    for code, choices in zip(codes, BALLOTS[:-1]):
        vote(house, code, choices)

    again = house.visitors.newcomer()
    again.goto(house.url("/duiven/stemmen/proef-in-de-browser/stem"))
    again.get_by_label("Stemcode").fill(codes[0])
    again.get_by_role("button", name="Volgende").click()
    expect(again.get_by_text("Met deze code is al gestemd.").first).to_be_visible()
    check_page(again, "desktop", "a code that was used", report)
    again.context.close()

    staff.goto(house.url("/duiven/werk/stemmingen/proef-in-de-browser/papier"))
    staff.get_by_label("Stemcode").fill(codes[-1])
    for place in BALLOTS[-1]:
        staff.get_by_label(PLANS[place][0]).check()
    staff.get_by_role("button", name="Doe de stem in de stembus").click()
    expect(staff.get_by_role("status")).to_contain_text("De stem zit in de stembus.")

    staff.goto(house.url("/duiven/werk/stemmingen/proef-in-de-browser"))
    staff.get_by_role("button", name="Sluit de stemming nu").click()
    staff.get_by_role("button", name="Tel de stemmen").click()

    def counted():
        staff.reload()
        return staff.get_by_role("link", name="Bekijk de uitslag").count() > 0

    house.wait(counted, "a counted vote")
    read(house, report)
    staff.context.close()


def prepare(house, staff):
    """Makes a vote with three plans, as staff do, and opens it."""
    today = date.today()
    staff.goto(house.url("/duiven/werk/stemmingen/nieuw"))
    staff.get_by_label("Naam van de stemming").fill("Proef in de browser")
    staff.get_by_label("Uitleg voor inwoners").fill("Geld voor plannen in de buurt.")
    staff.get_by_label("Geld om te verdelen").fill("100")
    staff.get_by_label("Alle plannen die de inwoner goed vindt").check()
    staff.get_by_label("Gelijke delen, tot het geld op is").check()
    for name in ("opent", "sluit"):
        for part, value in (("dag", today.day), ("maand", today.month), ("jaar", today.year + (name == "sluit"))):
            staff.locator(f"input[name='{name}-{part}']").fill(str(value if part != "dag" else min(value, 28)))
    staff.get_by_role("button", name="Maak de stemming").click()
    for name, cost in PLANS:
        staff.get_by_label("Naam van het plan").fill(name)
        staff.get_by_label("Kosten in hele euro's").fill(str(cost))
        staff.get_by_role("button", name="Voeg het plan toe").click()
    staff.get_by_role("button", name="Zet de stemming open").click()
    expect(staff.get_by_role("link", name="Bekijk de pagina voor inwoners")).to_be_visible()


def draw_codes(house, staff):
    """The codes for the letters, out of the file that is given once."""
    staff.goto(house.url("/duiven/werk/stemmingen/proef-in-de-browser/codes"))
    staff.get_by_label("Hoeveel codes?").fill(str(len(BALLOTS)))
    staff.get_by_label("Voor welke groep?").fill("Centrum")
    with staff.expect_download() as download:
        staff.get_by_role("button", name="Maak de codes").click()
    lines = open(download.value.path()).read().split()
    assert lines[0] == "stemcode" and len(lines) == len(BALLOTS) + 1, lines[:2]
    return lines[1:]


def vote(house, code, choices):
    """One resident votes, without scripts."""
    page = house.visitors.newcomer("noscript")
    page.goto(house.url("/duiven/stemmen/proef-in-de-browser"))
    page.get_by_role("link", name="Stem nu").click()
    page.get_by_label("Stemcode").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Volgende").click()
    for place in choices:
        page.get_by_label(PLANS[place][0]).check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", name="Kijk uw stem na")).to_be_visible()
    page.get_by_role("button", name="Stem", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Uw stem zit in de stembus.")
    page.context.close()


def read(house, report):
    """Anybody reads the outcome and why, and may take the ballots along."""
    page = house.visitors.newcomer()
    page.goto(house.url("/duiven/stemmen/proef-in-de-browser/uitslag"))
    expect(page.get_by_role("heading", name="Ronde 1: Bankje bij het water")).to_be_visible()
    text = page.locator("main").inner_text()
    for sentence in ("6 mensen kozen dit plan. Het kost € 60. 6 mensen betaalden ieder € 10,00.",
                     "Ronde 2: Boom op het plein", "1 mens koos dit plan. Het kost € 30.",
                     "Samen hadden zij € 10. Dat was te weinig."):
        assert sentence in text, sentence
    check_page(page, "desktop", "an outcome with its explanation", report)
    ballots = page.request.get(house.url("/duiven/stemmen/proef-in-de-browser/stemmen.pb"))
    assert ballots.headers["access-control-allow-origin"] == "*" and "VOTES" in ballots.text()
    page.context.close()
