"""The demonstration while it runs for a check: starts and stops it, knows who may log in, and has things happen."""
import html
import json
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
import uuid
from datetime import date, datetime, timedelta, timezone

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAST_LINE = "Stop met Ctrl-C."
CODE_IN_MAIL = re.compile(r"/volg/(\w{4}-\w{4})")
LOGIN_LINE = re.compile(r"gebruikersnaam (\S+), wachtwoord (\S+)")

# A login page for every kind of access that the program lists; None needs no login.
LOGINS = {"anyone": None, "operator": "/beheer/inloggen", "staff": "/werk/inloggen", "resident": "/apeldoorn/mijn/inloggen",
          "social": "/werk/inloggen", "partner": "/werk/inloggen"}
# The name that the demonstration prints for this kind of access.
NAMES = {"operator": "beheer", "staff": "teamleider", "social": "sociaal", "partner": "huisarts"}


class Missing(Exception):
    """Something that a check needs did not come about; the message says what."""


class House:
    """One demonstration on ports and in a folder of its own."""

    def __init__(self, program, config=ROOT / "Config"):
        self.program, self.config = program, config
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dichtbij-pages-"))
        self.data = self.folder / "demo"
        port, played = free_ports(2)
        self.base, self.simulator = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{played}"
        self.log = open(self.folder / "output.txt", "w+")
        self.process = subprocess.Popen(
            [program, "demo", "--still", "--config", config, "--data", self.data, "--port", str(port),
             "--simulator-port", str(played)],
            stdout=self.log, stderr=subprocess.STDOUT,
        )
        self.passwords = {}
        # Who opens its pages in a browser; set by the runner.
        self.visitors = None

    def __enter__(self):
        try:
            self.wait(lambda: LAST_LINE in self.output() or self.process.poll() is not None, "the demonstration", 120)
            if self.process.poll() is not None:
                raise Missing(f"the demonstration stopped at once:\n{self.output()}")
        except Missing:
            self.__exit__()
            raise
        self.passwords = dict(LOGIN_LINE.findall(self.output()))
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def output(self):
        return (self.folder / "output.txt").read_text()

    def url(self, path):
        return self.base + path

    def command(self, *words):
        """What a command of the program writes as JSON; it reaches the running demonstration."""
        answer = subprocess.run(
            [self.program, *words, "--json", "--config", self.config, "--data", self.data],
            capture_output=True, text=True, check=False,
        )
        if answer.returncode:
            raise Missing(f"dichtbij {' '.join(words)}: {answer.stderr}")
        return json.loads(answer.stdout)

    def words(self, *words, config):
        """What a command says about another configuration, whether it succeeds or not."""
        answer = subprocess.run([self.program, *words, "--config", config], capture_output=True, text=True, check=False)
        return answer.stdout + answer.stderr

    def log_in(self, page, access="operator", name=None):
        """Logs in as a person would, on the login page; name is one that the demonstration printed or offers."""
        if access == "resident":
            page.goto(self.url(LOGINS[access]))
            page.get_by_label(name or "Inwoner 1").check()
            page.get_by_role("button", name="Log in").click()
            return
        name = name or NAMES[access]
        if name not in self.passwords:
            raise Missing(f"the demonstration printed no password of {name}")
        page.goto(self.url(LOGINS[access]))
        page.get_by_label("Gebruikersnaam").fill(name)
        page.get_by_label("Wachtwoord").fill(self.passwords[name])
        page.get_by_role("button", name="Log in").click()

    # What happens in the municipality of Duiven, as other systems and residents make it happen.

    def report(self, category="container-vol", mail=None, place="duiven"):
        """A resident's report in a municipality, with an address or without; returns its follow code."""
        body = {"id": str(uuid.uuid4()), "category": category, "description": "De container is vol.",
                "place": {"text": "Dorpsstraat 1"}} | ({"email": mail} if mail else {})
        return self.send(f"/{place}/api/reports/v1/reports", body)["followCode"]

    def report_number(self, category="lamp-uit", mail=None):
        """A resident's report; returns its number and its follow code."""
        body = {"id": str(uuid.uuid4()), "category": category, "description": "De lamp is uit.",
                "place": {"text": "Dorpsstraat 1"}, "email": mail or self.mail_address()}
        answer = self.send("/duiven/api/reports/v1/reports", body)
        return answer["number"], answer["followCode"]

    @staticmethod
    def mail_address():
        """An address that nobody used before, to find its mail by."""
        return f"{uuid.uuid4().hex[:12]}@voorbeeld.example"

    def letter(self, mail, words):
        """The newest caught mail to an address with these words in it."""
        found = []

        def arrived():
            with urllib.request.urlopen(self.url("/demo/post"), timeout=20) as answer:
                letters = html.unescape(answer.read().decode()).split("Beste ")
            # The address stands above the text of its letter.
            for before, text in zip(letters, letters[1:]):
                if mail in before and words in before[-600:] + text:
                    found.append(text)
                    return True
            return False

        self.wait(arrived, f"mail about {words}", 60)
        return found[0]

    def asked_report(self):
        """A report about which staff asked its reporter something; returns follow code and the reporter's address."""
        mail = self.mail_address()
        number, code = self.report_number(mail=mail)
        page = self.visitors.visit(access="staff")
        page.goto(self.url(f"/duiven/werk/meldingen/{number}/vraag"))
        page.get_by_label("Wat wilt u weten?").fill("Aan welke kant is het?")
        page.get_by_role("button", name="Verstuur de vraag").click()
        return code, mail

    def partner_question(self):
        """A question to another organisation; returns the code in its mail."""
        number, _ = self.report_number()
        page = self.visitors.visit(access="staff")
        page.goto(self.url(f"/duiven/werk/meldingen/{number}/partner"))
        page.get_by_label("Liander").check()
        page.get_by_label("Wat vraagt u?").fill("Is deze lamp van u?")
        page.get_by_role("button", name="Verstuur de vraag").click()
        return CODE_IN_MAIL.search(self.letter("storingen@liander.example", "Een melding op straat"))[1]

    def advice_question(self):
        """A question for advice to another organisation; returns the code in its mail."""
        number = self.push(case_type="evenementenvergunning", status="ontvangen", reference="ADVIES-1", title="Kermis")["number"]
        page = self.visitors.visit(access="staff")
        page.goto(self.url(f"/duiven/werk/zaken/{number}/advies"))
        page.get_by_label("Brandweer").check()
        page.get_by_label("Wat is uw vraag?").fill("Is dit veilig?")
        page.get_by_label("Hoelang krijgt de partner?").select_option(index=2)
        page.get_by_role("button", name="Leg de vraag vast").click()
        return CODE_IN_MAIL.search(self.letter("advies@brandweer.example", "Een aanvraag voor een vergunning"))[1]

    def watch(self):
        """A neighbour who asked for messages; returns the code in the mail."""
        mail = self.mail_address()
        fields = {"gebied": "wijk", "postcode": "6921 AA", "email": mail}
        request = urllib.request.Request(self.url("/duiven/buurt"), urllib.parse.urlencode(fields).encode())
        urllib.request.urlopen(request, timeout=20).close()
        return CODE_IN_MAIL.search(self.letter(mail, "Berichten over uw buurt"))[1]

    def application(self):
        """A resident's application, as the last page of the form sends it; returns its follow code."""
        fields = {"stap": "3", "plek": "Achter in de tuin", "reden": "ziek", "nieuwe-boom": "ja", "naam": "Jan Test",
                  "postcode": "6921 ES", "huisnummer": "1"}
        request = urllib.request.Request(self.url("/duiven/aanvragen/kapvergunning"),
                                         urllib.parse.urlencode(fields).encode())
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.url.rsplit("/", 1)[1]

    def consent(self):
        """A question to a main occupant; returns the code with which that person answers."""
        move = self.move(inhabited=True)
        with urllib.request.urlopen(self.url(f"/duiven/verhuizen/klaar/{move}"), timeout=20) as page:
            codes = re.findall(r"\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b", page.read().decode())
        return next(code for code in codes if code != move)

    def move(self, inhabited=False):
        """A move that somebody reports, as the last page of the form sends it; returns its follow code."""
        soon = date.today() + timedelta(days=7)
        fields = {"stap": "99", "waarheen": "hier", "vandaan": "nederland", "dag-dag": soon.day, "dag-maand": soon.month,
                  "dag-jaar": soon.year, "straat": "Kerkstraat, Duiven", "huisnummer": "1", "postcode": "6921 AA",
                  "mee": "niemand", "bewoond": "ja" if inhabited else "nee",
                  "bekend-als": "Jan Test", "naam": "Jan Test", "geboren-dag": "1", "geboren-maand": "5",
                  "geboren-jaar": "1980", "oud-adres": "Dorpsstraat 1, Duiven"}
        request = urllib.request.Request(self.url("/duiven/verhuizen"),
                                         urllib.parse.urlencode(fields).encode())
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.url.rsplit("/", 1)[1]

    def helped_desk(self, product):
        """Has somebody come in for a product and be called to a desk; returns the parts of that desk's address."""
        page = self.visitors.visit(access="staff")
        page.goto(self.url("/duiven/werk/ontvangst/gemeentehuis"))
        page.locator(f"input[value='{product}']").check()
        page.get_by_role("button", name="Geef een nummer").click()
        number = page.get_by_role("status").inner_text().split("Nummer ")[1].split(".")[0]
        page.goto(self.url("/duiven/werk/balie/gemeentehuis/balie-4"))
        page.get_by_role("button", name="Roep de volgende").click()
        # Others of the demonstration came in before.
        while not page.get_by_role("heading", name=f"Nu aan de balie: {number}").count():
            page.get_by_role("button", name="Klaar").click()
            page.get_by_role("button", name="Roep de volgende").click()
        return {"location": "gemeentehuis", "desk": "balie-4"}

    def appointment(self, product="vraag", mail=None):
        """A resident's appointment at the first day and time that are free; returns its follow code."""
        page = self.visitors.newcomer("noscript")
        page.goto(self.url("/duiven/afspraak"))
        page.locator(f"input[value='{product}']").check()
        page.get_by_role("button", name="Volgende").click()
        page.get_by_label("Gemeentehuis Duiven").check()
        page.get_by_role("button", name="Volgende").click()
        for _ in ("day", "time"):
            page.locator("select").select_option(index=1)
            page.get_by_role("button", name="Volgende").click()
        if mail:
            page.get_by_label("E-mailadres").fill(mail)
        page.get_by_role("button", name="Volgende").click()
        page.get_by_role("button", name="Maak de afspraak").click()
        code = page.url.split("?")[0].rsplit("/", 1)[1]
        page.context.close()
        return code

    def push(self, case_type="paspoort", status="aangevraagd", title="Paspoort", reference=None):
        """A status of a case, as a back-office system sends it; returns what the answer says about the case."""
        update = {"id": str(uuid.uuid4()), "reference": reference or f"PROEF-{uuid.uuid4()}", "caseType": case_type,
                  "status": status, "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
                  "title": title, "resident": {"bsn": "999990019"}}
        token = (self.data / "token").read_text().strip()
        result = self.send("/duiven/api/track-and-trace/v1/updates", {"updates": [update]}, token)["results"][0]
        if "case" not in result:
            raise Missing(f"an accepted push: {result}")
        return result["case"]

    def refused_message(self):
        """Has MijnOverheid refuse a message of Duiven; returns the number of its case."""
        self.settle()
        before = self.sync("duiven")[0]["refused"]
        self.send(f"{self.simulator}/simulator/scenario", {"id": "F07", "value": 400, "times": 1})
        case = self.push()
        self.wait(lambda: self.sync("duiven")[0]["refused"] > before, "a refused message")
        return case["number"]

    def settle(self):
        """Waits until everything was sent, so that nothing changes while someone looks."""
        self.wait(lambda: all(row["waiting"] == 0 for row in self.sync()), "an empty outbox", 120)

    def sync(self, slug=None):
        return self.command("sync", "status", *(["--municipality", slug] if slug else []))

    def send(self, address, body, token=None):
        """Posts JSON; address is a path of the platform or a whole address."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        url = urllib.parse.urljoin(self.base, address)
        sent = urllib.request.Request(url, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(sent, timeout=30) as answer:
            return json.load(answer)

    @staticmethod
    def wait(holds, what, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise Missing(f"waited {seconds} seconds for {what}")
            time.sleep(0.1)


def free_ports(count):
    """Ports of the loopback on which nobody listens at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
