"""Somebody asks the municipality to step in; the other side is heard, and the answer is no with a way to object."""
from playwright.sync_api import expect

from applications import WHO, decide, fill, number, send
from page_checks import check_page


def tell(house, report):
    resident, worker = house.visitors.newcomer("noscript"), house.visitors.newcomer()
    resident.goto(house.url("/duiven/aanvragen/handhavingsverzoek"))
    fill(
        resident,
        [("Wat mag volgens u niet?", "Een zaak maakt herrie."), ("Waar is het?", "Industrieweg 2"),
         ("Sinds wanneer is dit zo?", "Sinds mei")],
        [("soort", "geluid")],
    )
    fill(resident, [("Wat merkt u er zelf van?", "Ik slaap slecht.")], [("gepraat", "ja")])
    fill(resident, WHO)
    code = send(resident)

    house.log_in(worker, "staff", "teamleider")
    worker.goto(house.url(f"/duiven/werk/zaken/{number(house, worker, code)}"))
    worker.get_by_role("link", name="Vraag advies").click()
    worker.get_by_label("Degene over wie het gaat").check()
    worker.get_by_label("Wat is uw vraag?").fill("Wat vindt u hiervan?")
    worker.get_by_label("Hoelang krijgt de partner?").select_option(index=2)
    worker.get_by_role("button", name="Leg de vraag vast").click()
    worker.get_by_role("link", name="Er is een advies binnen").click()
    worker.get_by_label("Degene over wie het gaat").check()
    worker.get_by_label("Negatief").check()
    worker.get_by_label("Wat staat er in het advies?").fill("Wij werken binnen de tijden.")
    worker.get_by_role("button", name="Bewaar het advies").click()
    expect(worker.get_by_text("Wij werken binnen de tijden.")).to_be_visible()
    decide(worker, "Nee", "De zaak houdt zich aan de tijden.")
    check_page(worker, "desktop", "an enforcement request with its decision", report)

    resident.goto(house.url(f"/duiven/volg/{code}"))
    expect(resident.get_by_text("Uw zaak is klaar.")).to_be_visible()
    expect(resident.get_by_text("bezwaar maken").first).to_be_visible()
    report.check("Wij werken binnen de tijden." not in resident.content(), "who has the code reads no advice", "")
    resident.goto(house.url("/duiven/vergunningen"))
    report.check("Industrieweg" not in resident.content(), "no neighbour reads of an enforcement request", "")
    for page in (resident, worker):
        page.context.close()
