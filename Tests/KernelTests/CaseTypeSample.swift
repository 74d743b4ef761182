internal import FoundationEssentials
internal import Kernel

/// A case type file that keeps every rule; each test breaks one thing in it.
enum CaseTypeSample {
    static let text = """
        {
          "key": "kapvergunning",
          "startsOn": "2026-01-01",
          "name": "Een boom kappen",
          "staffName": "Aanvraag kapvergunning",
          "productName": "kapvergunning",
          "mainTeam": "groen",
          "norm": { "amount": 6, "unit": "weeks" },
          "statutoryTerm": { "amount": 8, "unit": "weeks", "article": "Awb, artikel 4:13" },
          "channels": ["web", "counter"],
          "confidentiality": "zaakvertrouwelijk",
          "shownAtMijnOverheid": true,
          "steps": [
            { "key": "ontvangen", "name": "Wij hebben uw aanvraag", "now": "Wij lezen.", "when": "U hoort van ons." },
            {
              "key": "onderzoek", "name": "Wij bekijken de boom", "now": "Wij kijken.",
              "action": "Leg een foto klaar.", "when": "U hoort van ons."
            },
            { "key": "klaar", "name": "Klaar", "now": "Klaar.", "when": "U hoort niets meer.", "final": true }
          ],
          "transitions": { "ontvangen": ["onderzoek", "klaar"], "onderzoek": ["klaar"] },
          "reopenings": { "klaar": ["onderzoek"] },
          "results": [{ "key": "verleend", "name": "Wij hebben ja gezegd" }]
        }
        """

    static func file(_ text: String = text) -> CaseTypeFile { CaseTypeFile(name: "kap.json", json: Array(text.utf8)) }

    /// The sample with one piece of its text changed.
    static func changed(_ old: String, to new: String) -> CaseTypeFile {
        file(text.replacing(old, with: new))
    }

    static func read(startsOn: String = "2026-01-01", module: String = "groen") throws -> CaseType {
        try CaseType.read(changed("2026-01-01", to: startsOn), module: module)
    }

    /// The faults of a file as lines, empty when it has none.
    static func faults(_ file: CaseTypeFile) -> [String] {
        do {
            _ = try CaseType.read(file, module: "groen")
            return []
        } catch {
            return error.all.map(\.description)
        }
    }
}
