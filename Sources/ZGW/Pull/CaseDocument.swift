internal import Kernel

/// A case as the standard writes it (Zaak), with the two moments that MijnOverheid adds.
extension PublicView {
    /// Every field of the standard is there; what this platform does not keep is empty or `null`.
    ///
    /// - Parameters:
    ///   - file: The case.
    ///   - type: The version of the case type that it was opened with.
    ///   - status: The newest status that counts.
    /// - Returns: One JSON object.
    func document(of file: CaseFile, _ type: CaseType, status: StatusEntry?) -> [UInt8] {
        var json = JSONWriter(capacity: 2_600)
        json.object { json in
            writeIdentity(of: file, type, to: &json)
            writeDates(of: file, to: &json)
            writeRelations(of: file, type, status: status, to: &json)
            Self.writeGroups(to: &json)
            Self.writeArchiving(to: &json)
            Self.writePayment(to: &json)
        }
        return json.bytes
    }

    private func writeIdentity(of file: CaseFile, _ type: CaseType, to json: inout JSONWriter) {
        json.field("url", links.url(.cases, file.id))
        json.field("uuid", file.id)
        json.field("identificatie", file.number)
        json.field("bronorganisatie", municipality.rsin)
        json.field("omschrijving", (file.title.isEmpty ? type.name : file.title).shortened(to: 80))
        json.field("zaaktype", url(of: type))
        json.field("verantwoordelijkeOrganisatie", municipality.rsin)
        json.field("vertrouwelijkheidaanduiding", type.confidentiality.rawValue)
        json.emptyTexts("toelichting", "opdrachtgevendeOrganisatie", "communicatiekanaal")
        json.emptyLists("productenOfDiensten")
    }

    private func writeDates(of file: CaseFile, to json: inout JSONWriter) {
        json.field("registratiedatum", file.openedAt.day)
        json.field("startdatum", file.openedAt.day)
        json.field("einddatum", file.closedAt?.day)
        // A municipality that does not show its norms to residents does not show them here either.
        json.field("einddatumGepland", file.plannedReadyOn ?? (municipality.showsNorms ? file.targetOn : nil))
        json.field("uiterlijkeEinddatumAfdoening", file.deadlineOn)
        json.nulls("publicatiedatum")
        json.field("laatstGemuteerd", file.changedAt)
        json.field("laatstGeopend", file.lastOpenedAt)
    }

    private func writeRelations(
        of file: CaseFile,
        _ type: CaseType,
        status: StatusEntry?,
        to json: inout JSONWriter
    ) {
        json.field("status", status.map { links.url(.statuses, $0.id) })
        json.field("resultaat", result(of: file, type).map { _ in links.url(.results, PublicIDs.result(file.id)) })
        json.field("rollen", [links.url(.roles, PublicIDs.initiator(file.id))])
        json.nulls("hoofdzaak", "zaakgeometrie")
        json.emptyLists("deelzaken", "relevanteAndereZaken", "eigenschappen", "kenmerken")
        json.emptyLists("zaakinformatieobjecten", "zaakobjecten")
    }

    /// Groups that are not set keep their structure in an answer, as the standard asks.
    private static func writeGroups(to json: inout JSONWriter) {
        json.object("verlenging") { json in
            json.emptyTexts("reden")
            json.nulls("duur")
        }
        json.object("opschorting") { json in
            json.field("indicatie", false)
            json.emptyTexts("reden")
        }
        json.nulls("processobjectaard")
        json.object("processobject") { $0.emptyTexts("datumkenmerk", "identificatie", "objecttype", "registratie") }
    }

    private static func writeArchiving(to json: inout JSONWriter) {
        json.field("archiefstatus", "nog_te_archiveren")
        json.emptyTexts("selectielijstklasse")
        json.nulls("archiefnominatie", "archiefactiedatum", "startdatumBewaartermijn")
    }

    private static func writePayment(to json: inout JSONWriter) {
        json.emptyTexts("betalingsindicatie", "betalingsindicatieWeergave")
        json.nulls("laatsteBetaaldatum")
    }
}

extension String {
    /// This text, or its beginning with an ellipsis when it has more characters than the standard allows.
    func shortened(to limit: Int) -> String {
        guard unicodeScalars.count > limit else { return self }
        var short = self
        while short.unicodeScalars.count > limit - 1 { short.removeLast() }
        return short + "…"
    }
}
