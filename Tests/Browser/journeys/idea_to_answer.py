"""Staff put an idea on the website, two residents support it, and everybody reads what was done with it."""
from playwright.sync_api import expect
from page_checks import check_page


def tell(house, report):
    staff = house.visitors.newcomer("noscript")
    house.log_in(staff, "staff")
    staff.goto(house.url("/duiven/werk/ideeen"))
    staff.get_by_label("Titel").fill("Een fontein op het plein")
    staff.get_by_label("Het idee").fill("Dan is het er koel in de zomer.")
    staff.get_by_role("button", name="Zet op de website").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("Een fontein op het plein")
    key = staff.url.rsplit("/", 1)[1]

    for _ in range(2):
        page = house.visitors.newcomer("noscript")
        page.goto(house.url("/duiven/ideeen"))
        page.get_by_role("link", name="Een fontein op het plein").click()
        page.get_by_role("button", name="Ik steun dit idee").click()
        expect(page.get_by_role("status")).to_contain_text("U steunt dit idee.")
        # Pressing again counts nothing: it is the same browser.
        page.get_by_role("button", name="Ik steun dit idee").click()
        expect(page.get_by_role("status")).to_contain_text("U steunt dit idee.")
        page.context.close()

    staff.goto(house.url(f"/duiven/werk/ideeen/{key}"))
    expect(staff.get_by_text("2 inwoners steunen dit idee.").first).to_be_visible()
    staff.get_by_label("Antwoord voor iedereen op de website").fill("De fontein komt er in de lente.")
    staff.get_by_role("button", name="Zet het antwoord op de website").click()

    reader = house.visitors.newcomer()
    reader.goto(house.url(f"/duiven/ideeen/{key}"))
    expect(reader.get_by_text("De fontein komt er in de lente.")).to_be_visible()
    expect(reader.get_by_role("button", name="Ik steun dit idee")).to_have_count(0)
    check_page(reader, "desktop", "an idea with its answer", report)
    reader.context.close()
    staff.context.close()
