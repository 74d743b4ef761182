internal import Kernel

/// The work that a command gives to a member of staff, checked.
struct NewGrants {
    let grants: Set<StaffGrant>

    /// - Parameters:
    ///   - call: With `role`, `municipalities` (names with commas) and optionally `work-module` and `team`.
    ///   - organisation: Whose municipalities may be named.
    ///   - platform: What knows them.
    /// - Throws: ``Refusal`` that names the word that is wrong, and the one that was probably meant.
    init(_ call: ControlCall, of organisation: String, in platform: Platform) throws {
        let word = try call.required("role")
        guard let role = StaffRole(rawValue: word) else {
            throw Refusal(Self.unknown("rol", word, StaffRole.allCases.map(\.rawValue)))
        }
        let module = call["work-module"]
        if let module, !platform.modules.ids.contains(module) {
            throw Refusal(Self.unknown("onderdeel", module, platform.modules.ids))
        }
        let team = call["team"]
        if let team, !Self.isKey(team) {
            throw Refusal("Een team heeft een naam van kleine letters, cijfers en streepjes, zoals buitendienst.")
        }
        let slugs = try call.required("municipalities").split(separator: ",").map(String.init)
        guard !slugs.isEmpty else { throw Refusal("Noem bij --municipality minstens één gemeente.") }
        let municipalities = try slugs.map { try platform.municipality($0) }
        if let foreign = municipalities.first(where: { $0.organisation != organisation }) {
            throw Refusal(
                "\(foreign.name) hoort niet bij de organisatie \(organisation). Kies een gemeente die er wel bij hoort."
            )
        }
        for municipality in municipalities { try Self.check(team, in: municipality) }
        grants = Set(
            municipalities.map { StaffGrant(municipality: $0.slug, role: role, module: module, team: team) }
        )
    }

    /// A municipality that names its teams has no others.
    private static func check(_ team: String?, in municipality: Municipality) throws {
        let known = municipality.teams.map(\.key)
        guard let team, !known.isEmpty, !known.contains(team) else { return }
        let question = NearestWord.question(team, among: known)
        let choice = question.isEmpty ? "Kies uit: \(known.joined(separator: ", "))." : question
        throw Refusal(
            "Het team \"\(team)\" staat niet bij \(municipality.name). \(choice) "
                + "Een nieuw team zet u onder \"teams\" in municipalities/\(municipality.slug).json."
        )
    }

    private static func isKey(_ text: String) -> Bool {
        (1...50).contains(text.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    private static func unknown(_ kind: String, _ word: String, _ known: [String]) -> String {
        if let nearest = NearestWord.to(word, among: known) {
            return "De \(kind) \"\(word)\" bestaat niet. Bedoelt u \"\(nearest)\"?"
        }
        return "De \(kind) \"\(word)\" bestaat niet. Kies uit: \(known.joined(separator: ", "))."
    }
}
