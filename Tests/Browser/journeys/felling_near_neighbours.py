"""Somebody wants to fell a tree; the decision stands on the site for neighbours, and a colleague takes it off again."""
from playwright.sync_api import expect

from applications import decide, fill, number, send
from page_checks import check_page

TREE = "Verleende omgevingsvergunning om een boom weg te halen: Een zieke eik in een tuin"


def tell(house, report):
    resident, worker, neighbour = (house.visitors.newcomer() for _ in range(3))
    resident.goto(house.url("/duiven/aanvragen/kapvergunning"))
    fill(resident, [("Waar staat de boom?", "Achter in de tuin")], [("reden", "ziek"), ("nieuwe-boom", "ja")])
    fill(resident, [("Uw naam", "Jan Test"), ("Postcode", "6921 ES"), ("Huisnummer", "1")])
    code = send(resident)

    house.log_in(worker, "staff", "teamleider")
    worker.goto(house.url(f"/duiven/werk/zaken/{number(house, worker, code)}"))
    decide(
        worker, "Ja", "De boom is ziek.",
        [("Waarvoor is het, en waar?", "Een zieke eik in een tuin"), ("Postcode van de plek", "6921 ES")],
    )
    expect(worker.get_by_role("heading", name="Op de site")).to_be_visible()

    neighbour.goto(house.url("/duiven"))
    neighbour.get_by_role("main").get_by_role("link", name="Vergunningen in de buurt").click()
    neighbour.locator("input[name=wijk]").fill("dorp")
    neighbour.get_by_role("button", name="Toon deze wijk").click()
    expect(neighbour.get_by_text("Vul vier cijfers in").first).to_be_visible()
    neighbour.locator("input[name=wijk]").fill("6921")
    neighbour.get_by_role("button", name="Toon deze wijk").click()
    check_page(neighbour, "desktop", "what was asked and decided in a quarter", report)
    neighbour.get_by_role("link", name=TREE).click()
    expect(neighbour.get_by_text("geen officiële bekendmaking")).to_be_visible()
    expect(neighbour.get_by_text("bezwaar maken").first).to_be_visible()
    report.check("Jan Test" not in neighbour.content(), "no neighbour reads who asked", "")
    check_page(neighbour, "desktop", "the text about one permit", report)

    worker.get_by_role("link", name="Haal de tekst van de site").click()
    worker.get_by_role("button", name="Haal de tekst van de site").click()
    expect(worker.get_by_role("heading", name="Op de site")).to_have_count(0)
    neighbour.goto(house.url("/duiven/vergunningen?wijk=6921"))
    expect(neighbour.get_by_role("link", name=TREE)).to_have_count(0)
    resident.goto(house.url(f"/duiven/volg/{code}"))
    expect(resident.get_by_text("Uw zaak is klaar.")).to_be_visible()
    for page in (resident, worker, neighbour):
        page.context.close()
