"""Who is logged in moves to an empty address: it is handled at once, and the page says from which day it counts."""
from datetime import date, timedelta

from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    mover = house.visitors.newcomer("phone")
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
    report.check(not mover.complaints, "the browser has no complaints", mover.complaints)
    mover.context.close()
