"""A resident reads what a project leaves open, takes a place at its meeting and gives it to who waits."""
from playwright.sync_api import expect
from page_checks import check_page


def tell(house, report):
    staff = house.visitors.newcomer("noscript")
    house.log_in(staff, "staff")
    staff.goto(house.url("/duiven/werk/projecten/nieuw"))
    staff.get_by_label("Naam van het project").fill("Een nieuwe speeltuin")
    staff.get_by_label("Waar gaat het over?").fill("De speeltuin is oud. Wij maken een nieuwe.")
    staff.get_by_role("button", name="Maak het project").click()
    # Without weighing co-creation nobody goes on.
    expect(staff.get_by_text("Kies of u dit samen met inwoners maakt.").first).to_be_visible()
    staff.get_by_label("Adviseren").check()
    staff.get_by_label("Waar praten inwoners over mee?").fill("Welke toestellen er komen.")
    staff.get_by_label("Wat staat al vast?").fill("De plek.")
    staff.get_by_label("Ja", exact=True).check()
    staff.get_by_label("Waarom wel of niet?").fill("Kinderen weten het beste wat leuk is.")
    staff.get_by_role("button", name="Maak het project").click()
    staff.get_by_role("button", name="Zet het project op de website").click()
    staff.get_by_label("Naam van de bijeenkomst").fill("Kom bouwen")
    staff.get_by_label("Waar is het?").fill("De school")
    staff.get_by_label("Dag", exact=True).fill("1")
    staff.get_by_label("Maand", exact=True).fill("6")
    staff.get_by_label("Jaar", exact=True).fill("2031")
    staff.get_by_label("Hoe laat begint het?").fill("19.30")
    staff.get_by_label("Hoe laat is het klaar?").fill("21.00")
    staff.get_by_label("Hoeveel mensen kunnen komen?").fill("1")
    staff.get_by_role("button", name="Maak de bijeenkomst").click()

    seats = [sign_up(house, name) for name in ("Anna Test", "Bert Test")]
    expect(seats[0].get_by_text("U hebt een plaats.")).to_be_visible()
    expect(seats[1].get_by_text("U staat op de wachtlijst.")).to_be_visible()
    check_page(seats[0], "desktop", "a place at a meeting", report)
    seats[0].get_by_role("button", name="Zeg het af").click()
    expect(seats[0].get_by_text("U komt niet.")).to_be_visible()
    seats[1].goto(seats[1].url.split("?")[0])
    expect(seats[1].get_by_text("U hebt een plaats.")).to_be_visible()
    for page in [*seats, staff]:
        page.context.close()


def sign_up(house, name):
    """A resident with a place, or one in the line."""
    page = house.visitors.newcomer()
    page.goto(house.url("/duiven/projecten"))
    page.get_by_role("link", name="Een nieuwe speeltuin").click()
    expect(page.get_by_text("Welke toestellen er komen.")).to_be_visible()
    page.get_by_role("link", name="Meld u aan").click()
    page.get_by_label("Uw naam").fill(name)
    page.get_by_role("button", name="Meld mij aan").click()
    return page
