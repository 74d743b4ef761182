"""A resident who logs in is not asked what is known, finds the case among the own cases, and opens the sent photo again."""
from playwright.sync_api import expect

from page_checks import check_page

PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000" "01f15c4890000000d4944415478da63fccf"
    "c0500f0004850180" "84a98c210000000049454e44ae426082"
)


def tell(house, report):
    page = house.visitors.newcomer("phone")
    page.goto(house.url("/apeldoorn/aanvragen/kapvergunning"))
    page.get_by_role("link", name="Log in").click()
    page.get_by_label("Inwoner 2").check()
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Wij vragen niet naar uw naam, uw postcode en uw huisnummer")).to_be_visible()

    page.get_by_label("Waar staat de boom?").fill("Achter in de tuin")
    page.get_by_label("De boom is ziek").check()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_label("Uw naam")).to_have_count(0)
    check_page(page, "phone", "the form of who is logged in", report)
    page.get_by_role("button", name="Volgende").click()

    known = page.get_by_role("region", name="Dit weten wij al van u")
    expect(known).to_contain_text("Bram Voorbeeld")
    expect(known).to_contain_text("Dit staat in onze eigen gegevens.")
    check_page(page, "phone", "the answers, with what was known", report)
    page.get_by_role("button", name="Verstuur de aanvraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor uw aanvraag")

    page.goto(house.url("/apeldoorn/mijn"))
    page.get_by_role("link", name="Een boom weghalen").first.click()
    page.get_by_label("Uw bestand").set_input_files({"name": "boom.png", "mimeType": "image/png", "buffer": PHOTO})
    page.get_by_role("button", name="Stuur het bestand").click()
    link = page.get_by_role("link", name="Download uw bestand")
    expect(link).to_be_visible()
    seen = page.request.get(house.base + link.get_attribute("href"))
    report.check(seen.status == 200 and seen.body() == PHOTO, "the photo can be seen again", seen.status)
    stranger = house.visitors.newcomer().request.get(house.base + link.get_attribute("href"), max_redirects=0)
    report.check(stranger.status == 401, "who is not logged in sees no photo", stranger.status)
    page.goto(house.url("/apeldoorn/mijn/inzage"))
    expect(page.get_by_text("Om uw aanvraag in te vullen").first).to_be_visible()
    report.check(not page.complaints, "the browser has no complaints", page.complaints)
    page.context.close()
