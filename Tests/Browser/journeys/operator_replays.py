"""An operator logs in, sees that MijnOverheid refused a message, sends it again and sees that it arrived."""
from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    number = house.refused_message()
    page = house.visitors.newcomer()

    page.goto(house.url("/beheer/koppeling"))
    expect(page).to_have_title("Log in - Beheer - Dichtbij")
    page.get_by_label("Gebruikersnaam").fill("beheer")
    page.get_by_label("Wachtwoord").fill("niet het goede")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    check_page(page, "desktop", "the login page after a wrong password", report)

    house.log_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Koppeling met MijnOverheid")
    # The first table is that of MijnOverheid, the second that of e-mail.
    page.get_by_role("link", name="Duiven").first.click()
    page.get_by_role("link", name=number).click()
    check_page(page, "desktop", "a refused message", report)
    page.get_by_role("button", name="Verstuur opnieuw").click()

    expect(page.get_by_role("status")).to_contain_text("1 bericht")
    house.wait(lambda: house.sync("duiven")[0]["waiting"] == 0, "an empty outbox")
    page.goto(house.url("/beheer/koppeling/duiven/berichten"))
    expect(page.get_by_text(number)).to_have_count(0)

    page.get_by_role("link", name="Log uit").click()
    page.get_by_role("main").get_by_role("button", name="Log uit").click()
    page.goto(house.url("/beheer/koppeling"))
    expect(page).to_have_title("Log in - Beheer - Dichtbij")
    page.context.close()
