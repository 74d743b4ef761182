"""Somebody moves in with somebody: reports it, hands over a code, the occupant says yes, and a colleague handles it."""
from datetime import date, timedelta

from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    mover, occupant, worker = house.visitors.newcomer("noscript"), house.visitors.newcomer("phone"), house.visitors.newcomer()
    code, handed_over = move(house, mover, report)
    say_yes(house, occupant, handed_over, report)

    mover.goto(house.url(f"/duiven/volg/{code}"))
    expect(mover.get_by_text("De hoofdbewoner zei ja op")).to_be_visible()

    handle(house, worker, code, report)
    mover.reload()
    expect(mover.get_by_text("Uw adres is veranderd").first).to_be_visible()
    for page in (mover, occupant, worker):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
        page.context.close()


def move(house, page, report):
    """Reports the move; returns the code of the case and the code for the main occupant."""
    page.goto(house.url("/duiven/verhuizen"))
    page.get_by_label("In een andere gemeente").check()
    page.get_by_label("In Nederland").check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Geef dit door aan uw nieuwe gemeente")
    expect(page.get_by_role("link", name="Verhuizen naar Westervoort")).to_be_visible()
    page.get_by_role("link", name="Verhuizen naar Westervoort").click()
    expect(page.get_by_label("In de gemeente Westervoort")).to_be_visible()

    page.goto(house.url("/duiven/verhuizen"))
    page.get_by_label("In de gemeente Duiven").check()
    page.get_by_label("In Nederland").check()
    page.get_by_role("button", name="Volgende").click()
    write_day(page, date.today() + timedelta(days=40))
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("link", name="Dit kan vanaf")).to_be_visible()
    write_day(page, date.today() + timedelta(days=7))
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Straat en woonplaats").fill("Kerkstraat, Duiven")
    page.get_by_label("Huisnummer").fill("12")
    page.get_by_label("Postcode").fill("6921 AA")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Niemand").check()
    page.get_by_role("button", name="Volgende").click()
    page.locator("input[name='bewoond'][value='ja']").check()
    page.get_by_label("Hoe kent die persoon u?").fill("Jan van beneden")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Uw naam").fill("Jan Test")
    for part, value in (("dag", "1"), ("maand", "5"), ("jaar", "1980")):
        page.locator(f"input[name='geboren-{part}']").fill(value)
    page.get_by_label("Uw adres van nu").fill("Dorpsstraat 1, Duiven")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Geef de verhuizing door").click()
    expect(page.get_by_role("status")).to_contain_text("Wij hebben uw verhuizing.")
    codes = page.locator(".code strong").all_inner_texts()
    report.check(len(set(codes)) == 2, "a code for the mover and another one for the occupant", codes)
    return codes


def write_day(page, day):
    for part, value in (("dag", day.day), ("maand", day.month), ("jaar", day.year)):
        page.locator(f"input[name='dag-{part}']").fill(str(value))


def say_yes(house, page, code, report):
    page.goto(house.url("/duiven/toestemming"))
    page.get_by_label("Uw code").fill(code.lower())
    page.get_by_role("button", name="Ga verder").click()
    expect(page.locator("main")).to_contain_text("Jan van beneden")
    check_page(page, "phone", "the question to the main occupant", report)
    page.get_by_role("button", name="Stuur uw antwoord").click()
    expect(page.get_by_role("link", name="Kies ja of nee.")).to_be_visible()
    page.locator("input[name='antwoord'][value='ja']").check()
    page.get_by_label("Uw naam").fill("Anna Test")
    for part, value in (("dag", "1"), ("maand", "5"), ("jaar", "1960")):
        page.locator(f"input[name='geboren-{part}']").fill(value)
    page.get_by_role("button", name="Stuur uw antwoord").click()
    expect(page.get_by_role("status")).to_contain_text("U zei ja.")


def handle(house, page, code, report):
    """A colleague reads what was answered and sets the last step."""
    house.log_in(page, "staff", "burgerzaken")
    open_case(house, page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Aangifte verhuizing")
    expect(page.locator("main")).to_contain_text("De hoofdbewoner zei ja op")
    page.get_by_role("button", name="Neem deze zaak").click()
    set_last_step(page, "verwerkt", "verwerkt")
    check_page(page, "desktop", "the case of a move that was handled", report)


def open_case(house, page, code):
    page.goto(house.url("/duiven/werk/zoek"))
    page.get_by_label("Waar zoekt u op?").fill(code)
    page.get_by_label("Waarom zoekt u?").select_option(label="Ik behandel een zaak van de inwoner")
    page.get_by_role("button", name="Zoek", exact=True).click()


def set_step(page, step):
    page.get_by_role("link", name="Zet de volgende stap").first.click()
    page.locator(f"input[name='stap'][value='{step}']").check()
    send_step(page)


def set_last_step(page, step, result):
    page.get_by_role("link", name="Zet de volgende stap").first.click()
    page.locator(f"input[name='stap'][value='{step}']").check()
    page.locator(f"input[name='resultaat'][value='{result}']").check()
    page.get_by_label("Reden voor collega's").fill("Alles is in orde.")
    send_step(page)


def send_step(page):
    page.get_by_role("button", name="Kijk het na").click()
    page.get_by_role("button", name="Zet de stap").click()
    expect(page.get_by_role("status")).to_contain_text("De stap is gezet.")
