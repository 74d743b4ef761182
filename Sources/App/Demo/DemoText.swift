/// What the demonstration writes on the terminal.
enum DemoText {
    static func addresses(base: String, simulator: String) -> String {
        """

        Open in een browser:
          \(base)               kies een gemeente
          \(base)/duiven        de gemeente Duiven, voor inwoners
          \(base)/duiven/melden een melding doen
          \(base)/duiven/afspraak een afspraak maken; \(base)/duiven/verhuizen een verhuizing doorgeven
          \(base)/duiven/wachtkamer/gemeentehuis wie er aan de beurt is
          \(base)/duiven/werkzaamheden waar de gemeente werkt
          \(base)/duiven/buurt  berichten over uw buurt
          \(base)/duiven/vergunningen wat er in de buurt is gevraagd en besloten
          \(base)/duiven/open311/v2/requests.json meldingen voor apps en kaarten
          \(base)/duiven/volg   een zaak volgen met een volgcode
          \(base)/duiven/stemmen stemmen over geld, en een uitslag met uitleg
          \(base)/apeldoorn/mijn mijn zaken, met inloggen als verzonnen inwoner
          \(base)/werk          de medewerkers: zaken behandelen
          \(base)/demo/post     de e-mail aan inwoners, die hier blijft liggen
          \(base)/beheer        de beheerders: hoe gaat het versturen naar MijnOverheid en van e-mail
          \(simulator)               het nagespeelde MijnOverheid, met de zaken van een inwoner
        De andere gemeenten: westervoort, druten, wijchen, apeldoorn, vijfheerenlanden, heerde.
        """
    }

    static func login(base: String, password: String, accounts: [DemoStaff.Account]) -> String {
        let others = accounts.filter { !$0.work.isEmpty }
            .map { "  \($0.fullName): gebruikersnaam \($0.loginName), wachtwoord \(password)" }
        return """

            Inloggen bij beheer: gebruikersnaam \(DemoStaff.operatorName), wachtwoord \(password)
            Inloggen op \(base)/werk:
            \(others.joined(separator: "\n"))
            U ziet de gemeenten van 1Stroom: Duiven en Westervoort. Elke start maakt een nieuw wachtwoord.
            """
    }

    /// Where to vote, and with what; nothing when the votes were made at an earlier start.
    static func voting(base: String, codes: [String]) -> String {
        guard !codes.isEmpty else { return "" }
        return """

            Stemmen over geld voor de buurt: \(base)/duiven/stemmen/buurtbudget, met een van deze codes:
              \(codes.joined(separator: "  "))
            Een uitslag, ronde voor ronde: \(base)/duiven/stemmen/jongerenbudget/uitslag
            """
    }

    static func commands(base: String, simulator: String, tokenFile: String) -> String {
        """

        Probeer het met curl (het token staat in \(tokenFile)):
          curl -s -H "Authorization: Bearer $(cat \(tokenFile))" -H "Content-Type: application/json" \\
            -d '{"updates":[{"id":"6f1c2a52-8a58-4f0a-9a3e-5d1f0c7b2e10","reference":"PROEF-1","caseType":"paspoort","status":"aangevraagd","at":"2026-11-20T10:00:00+01:00","title":"Mijn eerste proef","resident":{"bsn":"999990019"}}]}' \\
            \(base)/duiven/api/track-and-trace/v1/updates
          curl -s -H "Authorization: Bearer $(cat \(tokenFile))" "\(base)/duiven/api/track-and-trace/v1/cases?reference=PROEF-1"
          curl -s -d bsn=999990019 \(simulator)/mijn-zaken
        """
    }

    /// The last line; whoever starts the demonstration from a script waits for it.
    static func ending(isStill: Bool) -> String {
        let news = isStill ? "Er verandert niets uit zichzelf." : "Om de paar seconden verandert er een status."
        return "\n\(news) Stop met Ctrl-C."
    }
}
