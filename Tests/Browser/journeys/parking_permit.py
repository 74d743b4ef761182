"""A resident asks for a parking permit, is asked for what is missing, and gets it; nobody else reads of it."""
from playwright.sync_api import expect

from applications import WHO, decide, fill, next_year, number, send
from page_checks import check_page


def tell(house, report):
    resident, worker = house.visitors.newcomer("noscript"), house.visitors.newcomer()
    resident.goto(house.url("/duiven/aanvragen/parkeervergunning"))
    fill(resident, [("In welke straat wilt u parkeren?", "Kerkstraat")], [("soort", "bewoner")], next_year())
    fill(resident, [("Wat is het kenteken?", "AB-123-C")], [("eigendom", "ja"), ("eigen-plek", "nee")])
    fill(resident, WHO)
    code = send(resident)

    house.log_in(worker, "staff", "teamleider")
    address = house.url(f"/duiven/werk/zaken/{number(house, worker, code)}")
    worker.goto(address)
    worker.get_by_role("link", name="Vraag wat er mist").click()
    worker.get_by_label("Een kopie van het kentekenbewijs").check()
    worker.get_by_role("button", name="Kijk het na").click()
    worker.get_by_role("button", name="Vraag het en laat de tijd stilstaan").click()
    resident.goto(house.url(f"/duiven/volg/{code}"))
    expect(resident.get_by_text("De tijd staat stil").first).to_be_visible()
    worker.get_by_role("link", name="Alles is binnen").click()
    worker.get_by_role("button", name="Laat de tijd weer lopen").click()
    decide(worker, "Ja", "U woont in deze straat.")

    resident.reload()
    expect(resident.get_by_text("Uw zaak is klaar.")).to_be_visible()
    check_page(resident, "noscript", "following a parking permit to its end", report)
    resident.goto(house.url("/duiven/vergunningen"))
    report.check("Kerkstraat" not in resident.content(), "no neighbour reads of a parking permit", "")
    report.check(not resident.complaints, "the browser has no complaints", resident.complaints)
    for page in (resident, worker):
        page.context.close()
