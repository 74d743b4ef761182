"""Who is logged in moves to an empty address: handled at once, and a colleague reads what came of it."""
from datetime import date, timedelta

from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    mover, worker = house.visitors.newcomer("phone"), house.visitors.newcomer()
    mover.goto(house.url("/apeldoorn/mijn/verhuizen"))
    mover.get_by_label("Inwoner 2").check()
    mover.get_by_role("button", name="Log in").click()
    mover.get_by_label("In de gemeente Apeldoorn").check()
    mover.get_by_label("In Nederland").check()
    mover.get_by_role("button", name="Volgende").click()
    moves_on = date.today() + timedelta(days=7)
    for part, value in (("dag", moves_on.day), ("maand", moves_on.month), ("jaar", moves_on.year)):
        mover.locator(f"input[name='dag-{part}']").fill(str(value))
    mover.get_by_role("button", name="Volgende").click()
    mover.get_by_label("Straat en woonplaats").fill("Hoofdstraat, Apeldoorn")
    mover.get_by_label("Huisnummer").fill("12")
    mover.get_by_label("Postcode").fill("7311 KA")
    mover.get_by_role("button", name="Volgende").click()
    mover.get_by_label("Niemand").check()
    mover.get_by_role("button", name="Volgende").click()
    mover.locator("input[name='bewoond'][value='nee']").check()
    mover.get_by_role("button", name="Volgende").click()
    expect(mover.get_by_label("Uw naam")).to_have_count(0)
    mover.get_by_role("button", name="Volgende").click()
    mover.get_by_role("button", name="Geef de verhuizing door").click()

    expect(mover.get_by_role("status")).to_contain_text("Uw verhuizing is verwerkt.")
    expect(mover.get_by_text("U geeft dit op tijd door.")).to_be_visible()
    expect(mover.get_by_text("U hoeft niets meer te doen.")).to_be_visible()
    check_page(mover, "phone", "a move that was handled at once", report)
    code = mover.locator(".code strong").first.inner_text()
    mover.goto(house.url(f"/apeldoorn/volg/{code}"))
    expect(mover.get_by_text("Uw zaak is klaar.").first).to_be_visible()

    house.log_in(worker, "staff", "burgerzaken")
    worker.goto(house.url("/apeldoorn/werk/zoek"))
    worker.get_by_label("Waar zoekt u op?").fill(code)
    worker.get_by_label("Waarom zoekt u?").select_option(label="Ik behandel een zaak van de inwoner")
    worker.get_by_role("button", name="Zoek", exact=True).click()
    expect(worker.get_by_role("heading", level=1)).to_have_text("Aangifte verhuizing")
    expect(worker.locator("main")).to_contain_text("Hoofdstraat, Apeldoorn 12")
    for page in (mover, worker):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
        page.context.close()
