"""One plan of one household: the handler makes it, the resident says who may read, and the partner reads that and no more."""
import re

from playwright.sync_api import expect

GOAL = "Weer zelf boodschappen doen"


def tell(house, report):
    handler, resident = house.visitors.newcomer(), house.visitors.newcomer()
    case = house.push("wmo-melding", "ontvangen", "Hulp met een plan")
    house.log_in(handler, "staff", "sociaal")
    below(house, handler, case, "plan-begin")
    handler.get_by_label("Hoe heet de inwoner").fill("Anna")
    handler.get_by_role("button", name="Begin het plan").click()

    below(house, handler, case, "plan-doel")
    handler.get_by_label("Zorg en gezondheid").check()
    handler.get_by_label("Anna").check()
    handler.get_by_label("Wat willen zij bereiken?").fill(GOAL)
    handler.get_by_role("button", name="Bewaar het doel").click()
    expect(handler.get_by_text(GOAL).first).to_be_visible()

    reads(house, report, GOAL, False, "before there is a yes")
    below(house, handler, case, "plan-toestemming")
    handler.get_by_label("Anna").check()
    handler.get_by_label("De huisarts").check()
    handler.get_by_label("Zorg en gezondheid").check()
    handler.get_by_label("Hoelang?").select_option("3")
    handler.get_by_label(re.compile("De inwoner zei nu ja")).check()
    handler.get_by_role("button", name="Leg de vraag vast").click()
    reads(house, report, GOAL, True, "after the yes")

    own_page(house, report, resident)
    for page in (handler, resident):
        page.context.close()


def own_page(house, report, resident):
    """The invented household of the demonstration, in a municipality with own pages."""
    house.log_in(resident, "resident", "Inwoner 1")
    resident.goto(house.url("/apeldoorn/mijn/plan"))
    expect(resident.get_by_text("Weer zelf naar buiten.").first).to_be_visible()
    resident.get_by_role("button", name=re.compile("Dit heb ik gedaan")).first.click()
    expect(resident.get_by_text("Gedaan").first).to_be_visible()
    resident.get_by_role("button", name=re.compile("Ik stop hiermee")).first.click()
    expect(resident.get_by_text("Gestopt").first).to_be_visible()
    report.check(resident.get_by_role("button", name=re.compile("Ik stop hiermee")).count() == 0, "nobody reads any more")


def reads(house, report, words, expected, when):
    """Whether the doctor reads a goal."""
    doctor = house.visitors.newcomer()
    house.log_in(doctor, "staff", "huisarts")
    doctor.goto(house.url("/duiven/werk/plannen"))
    found = words in doctor.content()
    report.check(found == expected, f"the doctor {'reads' if expected else 'does not read'} the goal {when}", found)
    refused = doctor.goto(house.url("/duiven/werk"))
    report.check(refused.status == 403, "the doctor sees no list of work", refused.status)
    doctor.context.close()


def below(house, page, case, path):
    page.goto(house.url(f"/duiven/werk/zaken/{case['number']}/{path}"))
