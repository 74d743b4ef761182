"""A report is asked about, passed to a partner and closed with a photo; the reporter answers from the mail and sees it."""
import pathlib
import re

from playwright.sync_api import expect

from page_checks import check_page

PHOTO = pathlib.Path(__file__).resolve().parents[3] / "Modules/PhysicalDomain/Demonstration/lamp.png"


def tell(house, report):
    code, mail = house.asked_report()
    letter = house.letter(mail, "Wij hebben een vraag over uw melding")
    answer_code = re.search(r"antwoordcode in: (\w{4}-\w{4})", letter)[1]

    reporter = house.visitors.newcomer()
    reporter.goto(house.url(f"/duiven/volg/{code}"))
    reporter.get_by_role("link", name="Beantwoord de vraag").click()
    reporter.get_by_role("button", name="Verstuur uw antwoord").click()
    check_page(reporter, "desktop", "the answer to a question, with mistakes", report)
    reporter.get_by_label("Antwoordcode").fill(answer_code)
    reporter.get_by_label("Uw antwoord").fill("Aan de kant van de school.")
    reporter.get_by_label("Foto").set_input_files(PHOTO)
    reporter.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(reporter).to_have_url(re.compile(f"/duiven/volg/{code}$"))
    expect(reporter.get_by_role("link", name="Beantwoord de vraag")).to_have_count(0)

    number, code = house.report_number()
    staff = house.visitors.newcomer("noscript")
    house.log_in(staff, "staff", "teamleider")
    staff.goto(house.url(f"/duiven/werk/zaken/{number}"))
    staff.get_by_role("link", name="Vraag een partner").click()
    staff.get_by_label("Liander").check()
    staff.get_by_label("Wat vraagt u?").fill(f"Is deze lamp van u? Kenmerk {number}.")
    staff.get_by_role("button", name="Verstuur de vraag").click()

    partner_code = house.partner_question()
    partner = house.visitors.newcomer()
    partner.goto(house.url(f"/duiven/partner/{partner_code}"))
    expect(partner.get_by_text("Is deze lamp van u?")).to_be_visible()
    partner.get_by_label("Ja, wij doen het werk").check()
    partner.get_by_label("Wat wilt u erbij zeggen?").fill("Wij komen morgen.")
    partner.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(partner.get_by_text("Wij hebben uw antwoord.")).to_be_visible()
    check_page(partner, "desktop", "the page of a partner who answered", report)

    staff.goto(house.url(f"/duiven/werk/zaken/{number}"))
    staff.get_by_role("link", name="Rond af met een foto").click()
    staff.get_by_label("Opgelost").check()
    staff.get_by_label("Wat vertelt u de melder?").fill("De lamp is vervangen.")
    staff.get_by_label("Foto van het resultaat").set_input_files(PHOTO)
    staff.get_by_role("button", name="Rond de melding af").click()

    reporter.goto(house.url(f"/duiven/volg/{code}"))
    picture = reporter.get_by_role("img", name="Foto van de plek nu het werk is gedaan")
    expect(picture).to_be_visible()
    check_page(reporter, "desktop", "a report with a photo of the result", report)
    for page in (reporter, partner, staff):
        page.context.close()
