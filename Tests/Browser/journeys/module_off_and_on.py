"""An operator reads what will change, switches a module off and on again, and residents lose its pages but no case."""
import re

from playwright.sync_api import expect

from page_checks import check_page

MATRIX = "/beheer/onderdelen"


def tell(house, report):
    code = house.report(place="westervoort")
    operator, resident = house.visitors.newcomer(), house.visitors.newcomer("noscript")
    house.log_in(operator, "operator")

    def answers(path):
        return resident.goto(house.url(path)).status

    operator.goto(house.url(MATRIX))
    operator.get_by_role("link", name=re.compile("^Zet uit.*Straat en groen bij Westervoort")).click()
    expect(operator.get_by_text("Er is nu nog niets veranderd.")).to_be_visible()
    for words in ("Een boom weghalen", "/westervoort/melden", "/westervoort/aanvragen/kapvergunning"):
        expect(operator.get_by_text(words, exact=True)).to_be_visible()
    report.check(answers("/westervoort/melden") == 200, "looking changes nothing")

    switch = operator.get_by_role("button", name="Zet Straat en groen uit bij Westervoort")
    switch.click()
    expect(operator.get_by_role("alert").first).to_contain_text("Zet hier een vinkje, of sluit eerst de zaken.")
    check_page(operator, "desktop", "switching off with open cases", report)
    operator.get_by_label("Ik weet dat er nog zaken lopen").check()
    switch.click()
    expect(operator.get_by_role("status")).to_contain_text("Straat en groen staat uit bij Westervoort.")

    for path in ("/westervoort/melden", "/westervoort/aanvragen/kapvergunning"):
        resident.statuses.clear()
        report.check(answers(path) == 404, f"{path} is gone")
        check_page(resident, "noscript", f"{path} of a module that is off", report)
    report.check(answers("/duiven/melden") == 200, "the neighbour keeps its pages")
    report.check(answers(f"/westervoort/volg/{code}") == 200, "a running case can still be followed")
    expect(resident.get_by_text(code)).to_be_visible()

    operator.get_by_role("link", name=re.compile("^Zet aan.*Straat en groen bij Westervoort")).click()
    operator.get_by_role("button", name="Zet Straat en groen aan bij Westervoort").click()
    expect(operator.get_by_role("status")).to_contain_text("Straat en groen staat aan bij Westervoort.")
    report.check(answers("/westervoort/melden") == 200, "the pages are back")
    for page in (operator, resident):
        page.context.close()
