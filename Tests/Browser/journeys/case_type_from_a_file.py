"""A new case type goes from a JSON file to a closed case: checked, asked for, taken, moved on, and its result read.

The file is dropped into a copy of the configuration, and a program of its own starts on that copy.
"""
import pathlib
import shutil
import tempfile

from playwright.sync_api import expect

from house import ROOT, House
from page_checks import check_page

FILE = pathlib.Path(__file__).parents[1] / "case-types" / "afvalpas.json"
PLACE = pathlib.Path("case-types", "physical-domain", FILE.name)


def tell(house, report):
    with tempfile.TemporaryDirectory(prefix="dichtbij-config-") as folder:
        config = pathlib.Path(folder, "Config")
        shutil.copytree(ROOT / "Config", config)
        (config / PLACE).write_text(FILE.read_text().replace("Wij maken uw nieuwe pas.", "Wij effectueren uw aanvraag."))
        refused = house.words("case-types", "check", config=config)
        report.check("effectueren" in refused and "Alles klopt." not in refused, "officialese is refused", refused)
        (config / PLACE).write_text(FILE.read_text())
        words = house.words("case-types", "check", config=config)
        report.check("afvalpas.json: afvalpas" in words and "Alles klopt." in words, "the file passes the check", words)
        with House(house.program, config) as other, house.visitors.at(other):
            play(other, report)


def play(house, report):
    resident, worker, manager = house.visitors.newcomer("phone"), house.visitors.newcomer(), house.visitors.newcomer()
    code = apply(house, resident, report)

    house.log_in(worker, "staff", "behandelaar")
    worker.goto(house.url("/duiven/werk/zoek"))
    worker.get_by_label("Waar zoekt u op?").fill(code)
    worker.get_by_label("Waarom zoekt u?").select_option(label="Ik behandel een zaak van de inwoner")
    worker.get_by_role("button", name="Zoek", exact=True).click()
    expect(worker.get_by_role("heading", level=1)).to_have_text("Aanvraag afvalpas")
    worker.get_by_role("button", name="Neem deze zaak").click()
    expect(worker.get_by_role("status")).to_contain_text("De zaak is toegewezen.")

    worker.get_by_role("link", name="Zet de volgende stap").first.click()
    worker.get_by_label("Wij maken uw pas").check()
    worker.get_by_role("button", name="Kijk het na").click()
    expect(worker.get_by_role("heading", name="Dit bericht krijgt de inwoner")).to_be_visible()
    expect(worker.get_by_text("Wij maken uw nieuwe pas.")).to_be_visible()
    worker.get_by_role("button", name="Zet de stap en verstuur het bericht").click()
    expect(worker.get_by_role("status")).to_contain_text("De stap is gezet.")
    resident.reload()
    expect(resident.get_by_text("Stap 2 van 3")).to_be_visible()
    expect(resident.locator("[aria-current=step]")).to_contain_text("Wij maken uw pas")

    worker.get_by_role("link", name="Zet de volgende stap").first.click()
    worker.get_by_label("Uw pas is klaar").check()
    worker.get_by_label("U krijgt een nieuwe pas").check()
    worker.get_by_label("Reden voor collega's").fill("De pas is verstuurd.")
    worker.get_by_role("button", name="Kijk het na").click()
    worker.get_by_role("button", name="Zet de stap en verstuur het bericht").click()
    expect(worker.get_by_role("status")).to_contain_text("De stap is gezet.")
    check_page(worker, "desktop", "the page of a closed case", report)
    resident.reload()
    expect(resident.get_by_text("U krijgt een nieuwe pas", exact=True)).to_be_visible()
    check_page(resident, "phone", "the follow page of a closed case", report)

    house.log_in(manager, "staff", "manager")
    manager.goto(house.url("/duiven/sturen/aantallen"))
    expect(manager.locator("main")).to_contain_text("Aanvraag afvalpas")
    for page in (resident, worker, manager):
        report.check(not page.complaints, "the browser has no complaints", page.complaints)
        page.context.close()


def apply(house, page, report):
    """Asks for the new pass on the website; returns the code with which the case can be followed."""
    page.goto(house.url("/duiven/aanvragen"))
    expect(page.get_by_text("12,50")).to_be_visible()
    page.get_by_role("link", name="Begin: Een nieuwe afvalpas").click()
    page.get_by_label("Ik ben mijn pas kwijt").check()
    page.get_by_role("button", name="Volgende").click()
    check_page(page, "phone", "the form of a case type that is only a file", report)
    page.get_by_label("Uw naam").fill("Jan Test")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Verstuur de aanvraag").click()
    code = page.locator(".code strong").inner_text()
    page.get_by_role("main").get_by_role("link", name="Volg uw zaak").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Wij hebben uw aanvraag")
    return code
