"""A manager reads the figures, the sentence and the table behind a chart, chooses a period and takes them along as CSV."""
import csv
import io

from playwright.sync_api import expect

from page_checks import check_page


def tell(house, report):
    page = house.visitors.newcomer()
    house.log_in(page, "staff", "manager")
    expect(page.get_by_role("heading", level=1)).to_have_text("Normen en cijfers")
    page.get_by_role("link", name="Cijfers van Duiven").click()
    check_page(page, "desktop", "the figures", report)
    page.reload()
    tiles = page.locator(".kpi").count()
    report.check(tiles == 13, "five key figures of cases, five of the desks and three of applications", tiles)
    chart = page.locator(".chart").first
    drawing = chart.get_by_role("img")
    sentence = chart.locator(".says").inner_text()
    report.check(sentence.startswith("Er kwamen ") and sentence.endswith("."), "the chart says what it shows", sentence)
    spoken = drawing.get_attribute("aria-label") or ""
    report.check(spoken.startswith("Kolommen, Week "), "who does not see the drawing hears it", spoken)

    chart.get_by_text("Bekijk de cijfers").click()
    rows = chart.locator("tbody tr")
    expect(rows.first).to_be_visible()
    report.check(rows.count() == 13, "the table has a row for each week", rows.count())

    page.get_by_role("link", name="Balies en onderdelen").first.click()
    expect(page.locator("main")).to_contain_text("voor de balie riep.")
    check_page(page, "desktop", "waiting time and use of the desks", report)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de cijfers (CSV)").click()
    waiting = download.value.path().read_text(encoding="utf-8-sig")
    report.check("Wachttijd per uur van de dag, Gemeentehuis Duiven" in waiting and ";minuten;" in waiting,
                 "the file has the waiting time", waiting[:200])

    page.get_by_role("link", name="Aantallen zaken").first.click()
    page.get_by_label("Periode", exact=True).select_option(index=1)
    page.get_by_role("button", name="Toon de cijfers").click()
    report.check("periode=" in page.url, "the period stands in the address", page.url)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de cijfers (CSV)").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    report.check(lines[0][:5] == ["periode", "cijfer", "groep", "reeks", "waarde"], "the file names its columns", lines[0])
    shown = page.locator(".chart").first.locator("tbody tr").first.locator("td").first.inner_text()
    first = next(line for line in lines[1:] if line[1] != "Let op")
    report.check(shown in (first[4], first[6]), "the file says what the page says", (shown, first))

    house.log_in(page, "staff", "behandelaar")
    answer = page.goto(house.url("/duiven/sturen"))
    report.check(answer.status == 403, "a case worker has no figures", answer.status)
    page.context.close()
