"""A resident comes without an appointment, gets a number, is called to a desk and is helped."""
from playwright.sync_api import expect
from page_checks import check_page


def tell(house, report):
    host = house.visitors.newcomer("noscript")
    house.log_in(host, "staff", "klantadviseur")
    host.goto(house.url("/duiven/werk/ontvangst/gemeentehuis"))
    host.get_by_label("Een document ophalen").check()
    host.get_by_role("button", name="Geef een nummer").click()
    told = host.get_by_role("status").inner_text()
    number = told.split("Nummer ")[1].split(".")[0]
    assert number.startswith("S") and ("aan de beurt" in told or "ongeveer" in told), told

    host.goto(house.url("/duiven/werk/balie/gemeentehuis/snelbalie-1"))
    host.get_by_role("button", name="Roep de volgende").click()
    expect(host.get_by_role("heading", name=f"Nu aan de balie: {number}")).to_be_visible()

    room = house.visitors.newcomer()
    room.goto(house.url("/duiven/wachtkamer/gemeentehuis"))
    expect(room.get_by_role("row", name=number)).to_contain_text("Snelbalie 1")
    check_page(room, "desktop", "the waiting room with a number", report)

    host.get_by_role("button", name="Klaar").click()
    expect(host.get_by_role("button", name="Roep de volgende")).to_be_visible()
    room.reload()
    expect(room.get_by_role("row", name=number)).to_have_count(0)
    room.context.close()
    host.context.close()
