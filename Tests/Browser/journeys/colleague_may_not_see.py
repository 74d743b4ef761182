"""A Wmo case that a colleague cannot see in any way: that it runs and which team has it, and in an emergency one hour."""
import re

from playwright.sync_api import expect

TITLE = "Hulp in huis"


def tell(house, report):
    case = house.push("wmo-melding", "ontvangen", TITLE)
    social, lead = house.visitors.newcomer(), house.visitors.newcomer()
    house.log_in(social, "staff", "sociaal")
    house.log_in(lead, "staff", "teamleider-sociaal")

    social.goto(house.url(f"/duiven/werk/zaken/{case['number']}"))
    expect(social.get_by_role("heading", level=1)).to_have_text(TITLE)

    for name in ("behandelaar", "klantadviseur", "manager"):
        other = house.visitors.newcomer()
        house.log_in(other, "staff", name)
        sees_nothing(house, report, other, name, case)
        if name != "manager":
            search(house, other)
            expect(other.get_by_text("Er loopt een zaak bij sociaal team").first).to_be_visible()
            report.check(not traces(other, case), f"{name} reads the team and nothing else", traces(other, case))
            report.check(other.get_by_role("link", name="Open deze zaak in nood").count() == 0, f"{name} has no way in")
            refused = other.goto(house.url("/duiven/werk/noodinzage"))
            report.check(refused.status == 403, f"{name} may not open a case in an emergency", refused.status)
        other.context.close()

    opens_in_an_emergency(house, report, case, lead)
    for page in (social, lead):
        page.context.close()


def sees_nothing(house, report, page, name, case):
    """The address of the case says what that of no case says, and no list holds it."""
    hidden = page.goto(house.url(f"/duiven/werk/zaken/{case['number']}"))
    words = page.locator("main").inner_text()
    nothing = page.goto(house.url("/duiven/werk/zaken/Z-2026-999999"))
    report.check(hidden.status == nothing.status, f"{name}: both addresses answer the same", hidden.status)
    report.check(strip(words) == strip(page.locator("main").inner_text()), f"{name}: both pages say the same", words)
    for path in ("/duiven/werk?wie=allen&sorteer=nieuwste-eerst", "/werk?wie=allen&sorteer=nieuwste-eerst", "/duiven/sturen"):
        page.goto(house.url(path))
        report.check(not traces(page, case), f"{name} finds nothing at {path}", traces(page, case))


def opens_in_an_emergency(house, report, case, lead):
    page = house.visitors.newcomer()
    house.log_in(page, "staff", "teamleider")
    search(house, page)
    # The demonstration has more cases of this resident; the one that was pushed last is the last of its team.
    page.get_by_role("link", name=re.compile("Open deze zaak in nood")).last.click()
    page.get_by_role("button", name="Open de zaak voor 1 uur").click()
    report.check(page.get_by_text("Schrijf op waarom").count() > 0, "without a reason nothing opens")
    page.get_by_label("Waarom kan het niet wachten?").fill("De hond is alleen thuis.")
    page.get_by_role("button", name="Open de zaak voor 1 uur").click()
    expect(page.get_by_text("De inwoner en de teamleider van het team lezen dat u keek")).to_be_visible()
    shut = page.goto(house.url(f"/duiven/werk/zaken/{case['number']}"))
    report.check(shut.status == 404, "the case itself stays shut", shut.status)
    page.context.close()

    lead.goto(house.url("/duiven/werk"))
    lead.get_by_role("link", name="Bekijk de noodinzagen in Duiven").click()
    expect(lead.get_by_text("De hond is alleen thuis.").first).to_be_visible()
    lead.get_by_role("button", name=re.compile("Ik zag dit")).first.click()
    expect(lead.get_by_text("Gezien").first).to_be_visible()


def search(house, page):
    page.goto(house.url("/duiven/werk/zoek"))
    page.get_by_label("Waar zoekt u op?").fill("999990019")
    page.get_by_label("Waarom zoekt u?").select_option("identification")
    page.locator("main").get_by_role("button", name="Zoek").click()


def traces(page, case):
    """What a page tells of the case."""
    words = page.content()
    return [word for word in (case["number"], TITLE, case["followUrl"].rsplit("/", 1)[1]) if word in words]


def strip(words):
    """The page without the reference of the request, which differs each time."""
    return [line for line in words.splitlines() if "-" not in line]
