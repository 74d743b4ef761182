internal import Kernel

/// Says in plain words who looked at data, why, and at what; never a name.
struct LookWords: Sendable {
    let staff: any StaffDirectory

    /// Who did each of these looks; a colleague who looked often is asked for once.
    func who(_ looks: some Sequence<Look>, in municipality: Municipality) throws -> [String] {
        var known: [Looker: String] = [:]
        return try looks.map { look in
            let looker = Looker(who: look.who, purpose: look.purpose)
            if let words = known[looker] { return words }
            let words = try who(look, in: municipality)
            known[looker] = words
            return words
        }
    }

    private struct Looker: Hashable {
        let who: CaseActor
        let purpose: ReadPurpose?
    }

    /// The role and the team that a colleague has now; a colleague who left is a colleague.
    func who(_ look: Look, in municipality: Municipality) throws -> String {
        switch (look.who, look.purpose) {
        case (_, .mijnOverheid): return "MijnOverheid"
        case (_, .message): return "Ons systeem voor berichten"
        case (_, .occupantConsent): return "Wie de code voor de hoofdbewoner heeft"
        case (.resident, _): return "U zelf"
        case (.integrator, _): return "Een ander systeem van de gemeente"
        case (.platform, _): return "Ons eigen systeem"
        case (.staff(let id), _):
            let rights = try staff.member(id)?.rights(in: municipality)
            guard let role = rights?.roles.first else { return "Een medewerker van de gemeente" }
            let team = rights?.teams.first.map { ", \(municipality.team($0).inSentence)" } ?? ""
            return role.title + team
        }
    }

    func why(_ look: Look) -> String {
        switch look.purpose {
        case .mijnOverheid: "Om uw zaak te laten zien in MijnOverheid"
        case .caseWork: "Om uw zaak te behandelen"
        case .identification: "Om te weten wie er belde of kwam"
        case .emergency: "Noodinzage door een ander team\(look.reason.map { ": \($0)" } ?? "")"
        case .sharedPlan: "Om u te helpen, met uw toestemming"
        case .otherRegister: "Om u op te zoeken in een ander systeem"
        case .message: "Om u een bericht te sturen"
        case .ownExport: "Om uw gegevens te downloaden"
        case .ownView: "Om uw eigen gegevens te bekijken"
        case .occupantConsent: "Om ja of nee te zeggen tegen uw verhuizing"
        case .ownApplication: "Om uw aanvraag in te vullen"
        case nil: "Voor ons werk"
        }
    }

    func what(_ look: Look) -> String {
        let words = look.fields.map(Self.word)
        return words.isEmpty ? "Gegevens van uw zaak" : words.joined(separator: ", ").withCapital
    }

    private static func word(_ field: PersonalField) -> String {
        switch field {
        case .citizenServiceNumber: "burgerservicenummer (BSN)"
        case .caseFile: "wat er in uw zaak staat"
        case .otherTeamsCase: "dat een ander team u helpt, en welk team"
        case .sharedPlan: "het deel van uw plan waar u ja tegen zei"
        case .name: "naam"
        case .birthDate: "geboortedatum"
        case .address: "adres"
        case .mailAddress: "e-mailadres"
        case .answers: "wat u hebt ingevuld"
        case .documents: "wat u hebt meegestuurd"
        case .everything: "alles wat wij van u bewaren"
        }
    }
}
