internal import Kernel

/// The resident of a case as the standard writes it (Rol), always as its initiator.
extension PublicView {
    /// `nil` for a resident of whom nothing is known.
    func document(ofInitiator resident: ResidentIdentity, in file: CaseFile, _ type: CaseType) -> [UInt8]? {
        var json = JSONWriter(capacity: 1_300)
        switch resident {
        case .person(let number):
            writeRole("natuurlijk_persoon", in: file, type, to: &json) { Self.write(number, to: &$0) }
        case .business(let number):
            writeRole("vestiging", in: file, type, to: &json) { Self.write(number, to: &$0) }
        case .anonymous:
            return nil
        }
        return json.bytes
    }

    private func writeRole(
        _ kind: String,
        in file: CaseFile,
        _ type: CaseType,
        to json: inout JSONWriter,
        identification: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            let id = PublicIDs.initiator(file.id)
            json.field("url", links.url(.roles, id))
            json.field("uuid", id)
            json.field("zaak", links.url(.cases, file.id))
            json.emptyTexts("betrokkene", "afwijkendeNaamBetrokkene", "roltoelichting", "indicatieMachtiging")
            json.field("betrokkeneType", kind)
            json.field("roltype", urlOfInitiatorType(of: type))
            json.field("omschrijving", InitiatorRole.name)
            json.field("omschrijvingGeneriek", InitiatorRole.genericName)
            json.field("registratiedatum", file.openedAt)
            json.object("contactpersoonRol") { $0.emptyTexts("emailadres", "functie", "telefoonnummer", "naam") }
            json.emptyLists("statussen")
            json.object("betrokkeneIdentificatie", identification)
        }
    }

    private static func write(_ number: CitizenServiceNumber, to json: inout JSONWriter) {
        json.field("inpBsn", number.digits)
        json.emptyTexts("anpIdentificatie", "inpA_nummer", "geslachtsnaam", "voorvoegselGeslachtsnaam")
        json.emptyTexts("voorletters", "voornamen", "geslachtsaanduiding", "geboortedatum")
        json.nulls("verblijfsadres", "subVerblijfBuitenland")
    }

    private static func write(_ number: ChamberOfCommerceNumber, to json: inout JSONWriter) {
        json.field("kvkNummer", number.digits)
        json.emptyTexts("vestigingsNummer")
        json.emptyLists("handelsnaam")
        json.nulls("verblijfsadres", "subVerblijfBuitenland")
    }
}

/// What the one role is called.
enum InitiatorRole {
    static let name = "Aanvrager"
    /// The word of the standard.
    static let genericName = "initiator"
}
