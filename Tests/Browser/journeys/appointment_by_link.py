"""A resident makes an appointment, takes it along to a calendar, moves it and cancels it, without login."""
from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    page = house.visitors.newcomer("noscript")
    code = house.appointment("vraag", mail="afspraak@voorbeeld.example")
    page.goto(house.url(f"/duiven/afspraak/{code}"))
    before = when(page)
    check_page(page, "noscript", "an appointment", report)

    file = page.request.get(house.url(f"/duiven/afspraak/{code}/agenda.ics"))
    report.check("BEGIN:VEVENT" in file.text(), "the file is one for calendars", file.text()[:80])
    page.get_by_role("button", name="Ja, ik kom").click()
    expect(page.get_by_role("status")).to_contain_text("Bedankt. Wij zien u graag.")

    page.get_by_role("link", name="Verander de afspraak").click()
    page.locator("select").select_option(index=3)
    page.get_by_role("button", name="Volgende").click()
    page.locator("select").select_option(index=2)
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Verander de afspraak").click()
    expect(page.get_by_role("status")).to_contain_text("Uw afspraak is veranderd.")
    report.check(when(page) != before, "it is at another time", (before, when(page)))

    page.get_by_role("link", name="Zeg de afspraak af").click()
    page.get_by_role("button", name="Zeg de afspraak af").click()
    expect(page.get_by_role("status")).to_contain_text("Uw afspraak gaat niet door.")
    expect(page.get_by_role("link", name="Verander de afspraak")).to_have_count(0)

    house.wait(lambda: "Uw nieuwe afspraak op" in " ".join(subjects(house, page)), "a mail with the new time", 60)
    found = subjects(house, page)
    made = [subject for subject in found if subject.startswith("Uw afspraak op")]
    report.check(len(made) == 1, "making it gives one mail", found)
    page.context.close()


def when(page):
    return page.locator("dt", has_text="Wanneer").locator("xpath=following-sibling::dd[1]").inner_text()


def subjects(house, page):
    """The subjects of the mails that the demonstration caught."""
    page.goto(house.url("/demo/post"))
    return [words.split(". ", 1)[-1] for words in page.locator("main").get_by_role("heading").all_inner_texts()]
