"""Which addresses are opened: every GET address that the program lists, filled in with what is in the demonstration.

A new page with a parameter fails until it has a sample here, so that it cannot be forgotten.
"""
import re
from dataclasses import dataclass

from house import LOGINS, Missing

MUNICIPALITY = "duiven"
# The municipality where pages exist that not every municipality has, by the start of their pattern.
PLACES = {"/{g}/mijn": "apeldoorn"}

# What stands in the braces of a pattern: the house makes it happen and returns the values. {g} needs no line.
SAMPLES = {
    "/{g}/volg/{code}": lambda house: {"code": followed_code(house)},
    "/{g}/melden/klaar/{code}": lambda house: {"code": house.report()},
    "/{g}/aanvragen/{caseType}": lambda house: {"caseType": "kapvergunning"},
    "/{g}/aanvragen/klaar/{code}": lambda house: {"code": house.application()},
    **{"/{g}/afspraak/{code}" + part: lambda house: {"code": house.appointment()}
       for part in ("", "/afzeggen", "/verzetten")},
    "/{g}/melden/vraag/{code}": lambda house: {"code": house.asked_report()[0]},
    "/{g}/advies/{code}": lambda house: {"code": house.advice_question()},
    "/{g}/partner/{code}": lambda house: {"code": house.partner_question()},
    "/{g}/buurt/{code}": lambda house: {"code": house.watch()},
    **{"/{g}/werk/meldingen/{number}/" + part: lambda house: {"number": house.report_number()[0]}
       for part in ("vraag", "partner", "resultaat")},
    "/{g}/verhuizen/klaar/{code}": lambda house: {"code": house.move()},
    "/{g}/toestemming/{code}": lambda house: {"code": house.consent()},
    "/{g}/werk/balie/{location}/{desk}/aanvraag": lambda house: house.helped_desk("paspoort"),
    **{"/{g}/werk/zaken/{number}" + part: lambda house: {"number": planned_case(house)}
       for part in ("/plan-begin", "/plan-aansluiten", "/plan-persoon", "/plan-doel", "/plan-afspraak", "/plan-gedaan",
                    "/plan-toestemming", "/plan-coordinator")},
    "/{g}/werk/noodinzage/{look}": lambda house: {"look": emergency_look(house)},
    "/{g}/locaties/{location}": lambda house: {"location": "gemeentehuis"},
    "/{g}/wachtkamer/{location}": lambda house: {"location": "gemeentehuis"},
    "/{g}/werk/ontvangst/{location}": lambda house: {"location": "gemeentehuis"},
    "/{g}/werk/balie/{location}/{desk}": lambda house: {"location": "gemeentehuis", "desk": "balie-1"},
    **{"/{g}/stemmen/{vote}" + part: lambda house: {"vote": "buurtbudget"} for part in ("", "/stem")},
    **{"/{g}/stemmen/{vote}" + part: lambda house: {"vote": "jongerenbudget"} for part in ("/uitslag", "/insluiten")},
    **{page + "/ideeen/{idea}": lambda house: {"idea": supported_idea(house)} for page in ("/{g}", "/{g}/werk")},
    **{page + "/projecten/{project}": lambda house: {"project": "dorpsplein"} for page in ("/{g}", "/{g}/werk")},
    "/{g}/projecten/{project}/aanmelden/{meeting}": lambda house: {"project": "dorpsplein", "meeting": "1"},
    "/{g}/werk/bijeenkomsten/{meeting}": lambda house: {"meeting": "1"},
    "/{g}/bijeenkomsten/{code}": lambda house: {"code": taken_seat(house)},
    **{"/{g}/peilingen/{poll}" + part: lambda house: {"poll": "300400"} for part in ("", "/scherm")},
    "/{g}/werk/peilingen/{poll}": lambda house: {"poll": "1"},
    **{page + "/inspraak/{consultation}" + part: lambda house: {"consultation": "zwembad"}
       for page, part in (("/{g}", ""), ("/{g}", "/stuur"), ("/{g}/werk", ""))},
    "/{g}/inspraak/{consultation}/nota": lambda house: {"consultation": "fietspad"},
    "/{g}/werk/inspraak/{consultation}/meningen/{submission}":
        lambda house: {"consultation": "zwembad", "submission": "1"},
    "/{g}/werk/begeleiders/{facilitator}": lambda house: {"facilitator": "1"},
    "/{g}/mijn/stemmen/{vote}": lambda house: {"vote": "buurtbudget"},
    **{"/{g}/werk/stemmingen/{vote}" + part: lambda house: {"vote": "buurtbudget"} for part in ("", "/codes", "/papier")},
    "/beheer/onderdelen/{g}/{module}": lambda house: {"module": "physical-domain"},
    **{"/{g}/werk/zaken/{number}" + part: lambda house: {"number": handled_case(house)}
       for part in ("", "/stap", "/overdracht", "/overdracht-intrekken", "/toewijzen", "/overdragen", "/opschorten", "/hervatten", "/verlengen",
                    "/bericht", "/notitie", "/koppelen", "/taken")},
    **{"/{g}/werk/zaken/{number}" + part: lambda house: {"number": permit_case(house)}
       for part in ("/aanvulling", "/aanvulling-binnen", "/advies", "/advies-binnen", "/besluit", "/van-de-site")},
    "/{g}/vergunningen/{notice}": lambda house: {"notice": permit_notice(house)},
    **{"/{g}/werk/zaken/{number}" + part: lambda house: {"number": social_case(house)}
       for part in ("/ondersteuning", "/eigen-plan", "/spoedhulp", "/huisbezoek", "/huisbezoek-afzeggen", "/onderzoek", "/verslag",
                    "/hulp-aanvraag", "/afronden")},
    "/{g}/werk/zaken/{number}/hulp-besluit": lambda house: {"number": help_case(house)},
    "/{g}/mijn/zaken/{number}/hulp-aanvragen": lambda house: {"number": own_report(house, "Vraag de hulp aan")},
    "/{g}/mijn/zaken/{number}/bezoek-afzeggen": lambda house: {"number": own_report(house, "Zeg de afspraak af")},
    "/{g}/mijn/zaken/{number}": lambda house: {"number": own_case(house)},
    "/beheer/koppeling/{g}/berichten/{id}": lambda house: {"id": refused_key(house)},
    "/beheer/koppeling/{g}/mail/{mail}": lambda house: {"mail": refused_mail_key(house)},
}

# Who opens pages of staff that the usual account may not see, by the start of what comes behind the number of a case.
COLLEAGUES = {"social": ("/plan-", "/ondersteuning", "/eigen-plan", "/spoedhulp", "/huisbezoek", "/onderzoek", "/verslag", "/hulp-",
                         "/afronden")}

# These are opened in all nine contexts, the rest on a desktop, at 320 pixels and without scripts.
KEY_PAGES = [
    "/{g}",
    "/{g}/melden",
    "/{g}/afspraak/{code}",
    "/{g}/verhuizen",
    "/{g}/toestemming/{code}",
    "/{g}/volg/{code}",
    "/{g}/stemmen/{vote}/uitslag",
    "/{g}/werk/ontvangst/{location}",
    "/{g}/mijn/zaken/{number}",
    "/{g}/werk",
    "/beheer/inloggen",
    "/beheer/koppeling",
    "/beheer/koppeling/{g}/berichten/{id}",
]

# Not for people: what pages load (files for a spreadsheet and downloads neither), and what the machine that watches asks for with a password of its own.
NOT_PAGES = {"/assets/{file}", "/{g}/assets/{file}", "/metrics", "/{g}/werk/zaken/{number}/documenten/{document}",
             "/{g}/mijn/zaken/{number}/gestuurd/{task}", "/{g}/stemmen/{vote}/uitslag.json", "/{g}/stemmen/{vote}/stemmen.pb",
             "/{g}/melden/resultaat/{code}/{photo}", "/{g}/open311/v2/services/{service}", "/{g}/open311/v2/requests/{request}"}

# States of a page that have no address of their own in the list: the address, the status it answers with and who looks.
MORE = [
    ("/duiven/bestaat-niet", 404, "anyone"),
    ("/duiven/volg/K7M4-Q2X7", 404, "anyone"),
    ("/duiven/volg?code=", 422, "anyone"),
    ("/duiven/mijn", 404, "anyone"),
    ("/bestaat-niet", 404, "anyone"),
    ("/apeldoorn/aanvragen/kapvergunning", 200, "resident"),
    ("/apeldoorn/aanvragen/wmo-melding", 200, "anyone"),
]


@dataclass(frozen=True)
class Target:
    """One address to open."""

    pattern: str
    path: str
    access: str = "anyone"
    status: int = 200

    @property
    def is_key(self):
        return self.pattern in KEY_PAGES


def targets(house):
    """Every address that a person can open.

    Raises Missing with all patterns that have no sample, and all kinds of access that nobody can log in for.
    """
    found, faults = [], []
    routes = house.command("routes")
    for route in routes:
        pattern, access = route["pattern"], route["access"]
        if route["method"] != "GET" or access == "integrator" or pattern in NOT_PAGES \
                or pattern.endswith((".csv", ".ics", ".xml")):
            continue
        if access not in LOGINS:
            faults.append(f"{pattern}: say in house.py where someone with access '{access}' logs in")
            continue
        names = set(re.findall(r"{(\w+)}", pattern)) - {"g"}
        if names and pattern not in SAMPLES:
            faults.append(f"{pattern}: say in addresses.py what {', '.join(sorted(names))} can be")
            continue
        values = {"g": place(pattern)} | (SAMPLES[pattern](house) if pattern in SAMPLES else {})
        found.append(Target(pattern, pattern.format(**values), colleague(pattern) or access))
    known = {route["pattern"] for route in routes}
    faults += [f"{pattern}: stands in addresses.py and is no address any more"
               for pattern in [*SAMPLES, *KEY_PAGES] if pattern not in known]
    if faults:
        raise Missing("\n".join(faults))
    return found + [Target(path, path, access, status) for path, status, access in MORE]


def place(pattern):
    """The municipality in which a page is opened."""
    return next((slug for start, slug in PLACES.items() if pattern.startswith(start)), MUNICIPALITY)


def colleague(pattern):
    """The kind of access of who opens a page of staff in place of the usual account; None for the usual one."""
    if pattern.startswith("/{g}/werk/plannen"):
        return "partner"
    below = pattern.removeprefix("/{g}/werk/zaken/{number}")
    return next((who for who, starts in COLLEAGUES.items() if below != pattern and below.startswith(starts)), None)


def planned_case(house):
    """The number of a case whose household has a plan."""
    case = house.push("wmo-melding", "ontvangen", "Hulp met een plan", reference="PLAN-1")
    page = house.visitors.visit(access="social")
    page.goto(house.url(f"/duiven/werk/zaken/{case['number']}/plan-begin"))
    if page.get_by_label("Hoe heet de inwoner").count():
        page.get_by_label("Hoe heet de inwoner").fill("Anna")
        page.get_by_role("button", name="Begin het plan").click()
    return case["number"]


def social_case(house):
    """The number of a report of a need for support that the social team handles."""
    return house.push(case_type="wmo-melding", status="ontvangen", reference="HULP-1", title="Hulp in huis")["number"]


def help_case(house):
    """The number of an application for support that the social team handles."""
    return house.push(case_type="wmo-aanvraag", status="beoordelen", reference="HULP-2", title="Hulp in huis")["number"]


def own_report(house, link):
    """The number of a report of the resident who logs in, on whose page something can be done."""
    page = house.visitors.visit(access="resident")
    page.goto(house.url("/apeldoorn/mijn"))
    for path in {a.get_attribute("href") for a in page.locator("main a[href*='/mijn/zaken/']").all()}:
        page.goto(house.base + path)
        if page.get_by_role("link", name=link).count():
            return path.rsplit("/", 1)[1]
    raise Missing(f"no own case has the link {link}")


def own_case(house):
    """The number of a running case of the resident who logs in."""
    page = house.visitors.visit(access="resident")
    page.goto(house.url("/apeldoorn/mijn"))
    return page.locator("main a[href*='/mijn/zaken/']").first.get_attribute("href").rsplit("/", 1)[1]


def supported_idea(house):
    """The key of the newest idea on the website."""
    page = house.visitors.visit()
    page.goto(house.url("/duiven/ideeen"))
    return page.locator("main a[href*='/ideeen/']").first.get_attribute("href").rsplit("/", 1)[1]


def taken_seat(house):
    """The code of a place at a meeting."""
    page = house.visitors.visit()
    page.goto(house.url("/duiven/projecten/dorpsplein/aanmelden/1"))
    page.get_by_label("Uw naam").fill("Anna Test")
    page.get_by_role("button", name="Meld mij aan").click()
    return page.url.split("?")[0].rsplit("/", 1)[1]


def followed_code(house):
    """The code of a case that is on its way, so that its page shows done, current and coming steps."""
    case = house.push(reference="PAGINA-1", title="Paspoort")
    house.push(reference="PAGINA-1", status="in-productie")
    return case["followUrl"].rsplit("/", 1)[1]


def handled_case(house):
    """The number of a running case that the team lead of the demonstration may handle."""
    return house.push(reference="ZAAK-1", title="Paspoort")["number"]


def emergency_look(house):
    """The id of a look of the team lead of the demonstration into a case of another team."""
    house.push("wmo-melding", "ontvangen", "Hulp in huis", reference="NOOD-1")
    page = house.visitors.visit(access="staff")
    page.goto(house.url("/duiven/werk/zoek"))
    page.get_by_label("Waar zoekt u op?").fill("999990019")
    page.get_by_label("Waarom zoekt u?").select_option("identification")
    page.locator("main").get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name=re.compile("Open deze zaak in nood")).first.click()
    page.get_by_label("Waarom kan het niet wachten?").fill("De inwoner ligt in het ziekenhuis.")
    page.get_by_role("button", name="Open de zaak voor 1 uur").click()
    return page.url.rsplit("/", 1)[1]


def permit_case(house):
    """The number of an application with a legal limit that the team lead of the demonstration may handle."""
    return house.push(case_type="evenementenvergunning", status="ontvangen", reference="VERGUNNING-1", title="Braderie")["number"]


def permit_notice(house):
    """The newest text about an application that everybody can read."""
    page = house.visitors.visit()
    page.goto(house.url("/duiven/vergunningen"))
    return page.locator("main table a").first.get_attribute("href").rsplit("/", 1)[1]


def refused_key(house):
    """The key of a message that MijnOverheid refused, as it stands in the address of its page."""
    house.refused_message()
    page = house.visitors.visit(access="operator")
    page.goto(house.url("/beheer/koppeling/duiven/berichten"))
    return page.locator("table a").first.get_attribute("href").rsplit("/", 1)[1]


def refused_mail_key(house):
    """The key of a mail that was refused; the demonstration takes none for an address that begins with onbekend@."""
    house.report(mail="onbekend@voorbeeld.example")
    page = house.visitors.visit(access="operator")

    def rows():
        page.goto(house.url("/beheer/koppeling/duiven/mail"))
        return page.locator("table a").count() > 0

    house.wait(rows, "a refused mail", 30)
    return page.locator("table a").first.get_attribute("href").rsplit("/", 1)[1]
