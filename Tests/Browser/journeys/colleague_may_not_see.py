"""A colleague who may not see a case finds nothing at its address, as at the address of no case at all."""
from playwright.sync_api import expect


def tell(house, report):
    case = house.push("wmo-melding", "ontvangen", "Hulp in huis")
    social, other = house.visitors.newcomer(), house.visitors.newcomer()
    house.log_in(social, "staff", "sociaal")
    house.log_in(other, "staff", "behandelaar")

    social.goto(house.url(f"/duiven/werk/zaken/{case['number']}"))
    expect(social.get_by_role("heading", level=1)).to_have_text("Hulp in huis")

    hidden = other.goto(house.url(f"/duiven/werk/zaken/{case['number']}"))
    words = other.locator("main").inner_text()
    nothing = other.goto(house.url("/duiven/werk/zaken/Z-2026-999999"))
    report.check(hidden.status == nothing.status == 404, "both addresses answer 404", hidden.status)
    report.check(strip(words) == strip(other.locator("main").inner_text()), "both pages say the same", words)
    for page in (social, other):
        page.context.close()


def strip(words):
    """The page without the reference of the request, which differs each time."""
    return [line for line in words.splitlines() if "-" not in line]
