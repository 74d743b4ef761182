import FoundationEssentials
import Kernel
import Testing

@testable import App

@Suite("Mistakes in the configuration")
struct ConfigurationFaultTests {
    private func faults(in folder: String) -> [String] {
        do throws(ConfigFaults) {
            _ = try Configuration.read(folder: folder, moduleIDs: ModuleCatalog.ids)
            return []
        } catch {
            return error.all.map { String($0.description.dropFirst(folder.count + 1)) }
        }
    }

    @Test("mistakes in more files are told all at once, each with file, key, value and remedy")
    func allAtOnce() throws {
        try withConfiguration { folder in
            try replace("\"port\": 8080", with: "\"port\": 80800", in: "\(folder)/platform.json")
            try replace("\"participation\"", with: "\"particpation\"", in: "\(folder)/municipalities/duiven.json")
            try replace("\"wording\"", with: "\"wordin\"", in: "\(folder)/municipalities/heerde.json")

            let faults = faults(in: folder)

            #expect(
                faults == [
                    "platform.json: listen.port 80800: Hier moet een geheel getal van 0 tot en met 65535 staan. "
                        + "Verander het getal.",
                    "municipalities/duiven.json: modules[3] \"particpation\": Deze waarde bestaat niet. "
                        + "Bedoelt u \"participation\"?",
                    "municipalities/heerde.json: wording: Dit gegeven ontbreekt. Voeg \"wording\" toe.",
                    "municipalities/heerde.json: wordin \"klant\": Deze sleutel bestaat niet. Bedoelt u \"wording\"?",
                ]
            )
        }
    }

    @Test(
        "a wrong value is refused with a remedy",
        arguments: [
            ("\"0226\"", "\"226\"", "code \"226\": Een gemeentecode heeft vier cijfers."),
            ("\"rsin\": \"0", "\"rsin\": \"9", "rsin \"900"),
            ("\"oin\": \"00000099", "\"oin\": \"00000055", "oin \"00000055"),
            ("#1d72b4", "#ff9900", "theme.accent \"#ff9900\": Het contrast met de achtergrond is"),
            ("#8ec5f0", "#202020", "theme.accentOnDark \"#202020\": Het contrast met de achtergrond is"),
            ("#1d72b4", "blauw", "theme.accent \"blauw\": Dit is geen kleur."),
            ("\"14 0316\"", "\"bel ons\"", "phone \"bel ons\": Dit is geen telefoonnummer."),
            ("duiven.localhost", "https://duiven.nl", "\"https://duiven.nl\" is geen naam van een website."),
            ("\"bridgeDays\": []", "\"bridgeDays\": [\"2026-02-30\"]", "\"2026-02-30\" is geen dag."),
            ("09:00-20:00", "20:00-09:00", "wednesday \"20:00-09:00\": Dit zijn geen openingstijden."),
            ("\"1stroom\"", "\"1strom\"", "organisation \"1strom\": Deze organisatie staat niet in"),
            ("duiven.localhost", "heerde.localhost", "Dit staat ook in"),
            ("[\"6923\"]", "[\"69\"]", "\"69\" is geen postcode. Schrijf vier cijfers"),
            ("[\"6923\"]", "[]", "Dit gebied heeft geen plek. Noem postcodes of hoeken."),
            ("\"51.9630, 5.9780\", \"51.9630, 6.0060\", ", "", "Een grens heeft drie hoeken of meer."),
            ("\"51.9630, 5.9780\"", "\"5.9780\"", "\"5.9780\" is geen punt in Nederland."),
            ("{ \"area\": \"loo\"", "{ \"area\": \"lo\"", "Dit gebied staat niet bij areas. Kies uit: duiven-dorp"),
            ("storingen@liander.example", "storingen", "mail \"storingen\": Dit is geen e-mailadres."),
            ("\"groen\": ", "\"Groen\": ", "teams.Groen \"Groen en bomen\": Een sleutel heeft alleen kleine letters"),
            ("\"Groen en bomen\"", "\"\"", "teams.groen \"\": De tekst is leeg. Vul de tekst in."),
            ("\"Groen en bomen\"", "7", "teams.groen 7: Hier moet tekst staan."),
            (
                "\"Groen en bomen\"", "\"buitendienst\"",
                "teams.groen \"buitendienst\": Zo heet team \"buitendienst\" ook. Geef elk team een eigen naam."
            ),
        ]
    )
    func wrongValue(old: String, new: String, expected: String) throws {
        try withConfiguration { folder in
            try replace(old, with: new, in: "\(folder)/municipalities/duiven.json")

            let faults = faults(in: folder)

            #expect(faults.count == 1)
            #expect(faults.first?.contains(expected) == true, "\(faults)")
        }
    }

    @Test("an address outside this machine must be encrypted")
    func encryptedAddresses() throws {
        try withConfiguration { folder in
            let file = "\(folder)/platform.json"
            try replace("http://127.0.0.1:8090/token", with: "http://token.example/token", in: file)

            #expect(faults(in: folder).map { $0.contains("Dit adres is niet versleuteld.") } == [true])
        }
    }

    @Test("a file with the name of a page of the platform is no municipality")
    func reservedSlug() throws {
        try withConfiguration { folder in
            let folderOfFiles = "\(folder)/municipalities"
            try FileManager.default.removeItem(atPath: "\(folderOfFiles)/heerde")
            try FileManager.default.moveItem(
                atPath: "\(folderOfFiles)/heerde.json",
                toPath: "\(folderOfFiles)/beheer.json"
            )

            #expect(faults(in: folder).map { $0.hasPrefix("municipalities/beheer.json:") } == [true])
        }
    }

    @Test("a folder that is not there is named")
    func missingFolder() throws {
        try withTemporaryFolder { folder in
            let faults = faults(in: folder)

            #expect(faults.map { $0.split(separator: ":").first ?? "" } == ["platform.json", "municipalities"])
        }
    }
}
