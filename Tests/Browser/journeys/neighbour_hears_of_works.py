"""A neighbour asks for messages, confirms them from the mail; staff enters works, which stand in the calendar for everybody."""
from datetime import date, timedelta

from playwright.sync_api import expect

from house import CODE_IN_MAIL
from page_checks import check_page


def tell(house, report):
    mail = house.mail_address()
    neighbour = house.visitors.newcomer()
    neighbour.goto(house.url("/duiven/buurt"))
    neighbour.get_by_role("button", name="Vraag berichten aan").click()
    check_page(neighbour, "desktop", "asking for messages, with mistakes", report)
    neighbour.get_by_label("Mijn wijk").check()
    neighbour.get_by_label("Postcode").fill("6921 AA")
    neighbour.get_by_label("E-mailadres").fill(mail)
    neighbour.get_by_role("button", name="Vraag berichten aan").click()
    expect(neighbour.get_by_text("Wij stuurden u een e-mail.")).to_be_visible()

    code = CODE_IN_MAIL.search(house.letter(mail, "Berichten over uw buurt"))[1]
    neighbour.goto(house.url(f"/duiven/volg/{code}"))
    neighbour.get_by_role("link", name="Zet de berichten aan").click()
    neighbour.get_by_role("button", name="Zet de berichten aan").click()
    expect(neighbour.get_by_text("U krijgt berichten over uw buurt.")).to_be_visible()
    check_page(neighbour, "desktop", "messages that are on", report)

    staff = house.visitors.newcomer("noscript")
    house.log_in(staff, "staff", "teamleider")
    staff.goto(house.url("/duiven/werk/werkzaamheden"))
    first, last = date.today() + timedelta(days=3), date.today() + timedelta(days=5)
    staff.get_by_label("Wat gaat u doen?").fill("Nieuwe stoep")
    staff.get_by_label("Waar?").fill("Kerkstraat")
    staff.get_by_label("Postcode").fill("6921 AA")
    for name, day in (("begin", first), ("eind", last)):
        for part, value in (("dag", day.day), ("maand", day.month), ("jaar", day.year)):
            staff.locator(f"[name='{name}-{part}']").fill(str(value))
    staff.get_by_role("button", name="Zet in de kalender").click()
    expect(staff.get_by_role("row", name="Nieuwe stoep")).to_be_visible()

    neighbour.goto(house.url("/duiven/werkzaamheden"))
    expect(neighbour.get_by_role("row", name="Nieuwe stoep")).to_contain_text("Kerkstraat")
    neighbour.goto(house.url(f"/duiven/buurt/{code}"))
    neighbour.get_by_role("button", name="Stop de berichten").click()
    expect(neighbour.get_by_text("Wij hebben uw e-mailadres gewist.")).to_be_visible()
    for page in (neighbour, staff):
        page.context.close()
