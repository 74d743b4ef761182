internal import Kernel

/// A version of a case type as the standard writes it (ZaakType).
extension PublicView {
    func document(of type: CaseType) -> [UInt8] {
        var json = JSONWriter(capacity: 3_000)
        json.object { json in
            writeNames(of: type, to: &json)
            writeTerms(of: type, to: &json)
            writePublication(to: &json)
            writeOrigin(of: type, to: &json)
            writeParts(of: type, to: &json)
            writeValidity(of: type, to: &json)
            json.field("versiedatum", type.startsOn)
            json.field("concept", false)
        }
        return json.bytes
    }

    private func writeNames(of type: CaseType, to json: inout JSONWriter) {
        json.field("url", url(of: type))
        json.field("identificatie", type.key.shortened(to: 50))
        json.field("omschrijving", type.name.shortened(to: 80))
        json.emptyTexts("omschrijvingGeneriek", "aanleiding", "toelichting")
        json.field("vertrouwelijkheidaanduiding", type.confidentiality.rawValue)
        json.field("doel", type.staffName)
        json.field("indicatieInternOfExtern", "extern")
        json.field("handelingInitiator", "aanvragen")
        json.field("onderwerp", type.name.shortened(to: 80))
        json.field("handelingBehandelaar", "behandelen")
        json.field("verantwoordelijke", "Gemeente \(municipality.name)".shortened(to: 50))
        json.field("catalogus", urlOfCatalogue)
    }

    private func writeTerms(of type: CaseType, to json: inout JSONWriter) {
        let norm = municipality.showsNorms ? type.norm(in: municipality)?.duration : nil
        json.field("doorlooptijd", type.statutoryTerm?.duration ?? norm)
        json.field("servicenorm", norm)
        json.field("opschortingEnAanhoudingMogelijk", type.suspension != nil)
        json.field("verlengingMogelijk", type.termExtension != nil)
        json.field("verlengingstermijn", type.termExtension?.term.duration)
    }

    private func writePublication(to json: inout JSONWriter) {
        json.field("publicatieIndicatie", false)
        json.emptyTexts("publicatietekst", "selectielijstProcestype")
        json.emptyLists("trefwoorden", "verantwoordingsrelatie", "productenOfDiensten")
    }

    private func writeOrigin(of type: CaseType, to json: inout JSONWriter) {
        json.object("referentieproces") { json in
            json.field("naam", (type.productName ?? type.staffName).shortened(to: 80))
            json.field("link", "")
        }
        json.object("broncatalogus") { $0.emptyTexts("url", "domein", "rsin") }
        json.object("bronzaaktype") { $0.emptyTexts("url", "identificatie", "omschrijving") }
    }

    private func writeParts(of type: CaseType, to json: inout JSONWriter) {
        json.field("statustypen", type.steps.map { url(ofStep: $0.key, of: type) })
        json.field("roltypen", [urlOfInitiatorType(of: type)])
        json.field("resultaattypen", type.results.map { url(of: $0, of: type) })
        json.emptyLists("zaakobjecttypen", "eigenschappen")
        json.emptyLists("informatieobjecttypen", "informatieobjecttypeOmschrijving")
        json.emptyLists("besluittypen", "besluittypeOmschrijving")
        json.emptyLists("deelzaaktypen", "deelzaaktypeIdentificaties", "gerelateerdeZaaktypen")
    }

    /// From when until when a version holds; the day before the next one starts is its last.
    func writeValidity(of type: CaseType, to json: inout JSONWriter) {
        let versions = versions(of: type)
        let next = versions.first { $0.startsOn > type.startsOn }
        json.field("beginGeldigheid", type.startsOn)
        json.field("eindeGeldigheid", next?.startsOn.adding(days: -1))
        json.field("beginObject", versions.first?.startsOn)
        json.nulls("eindeObject")
    }
}

extension ServiceNorm {
    /// The promise as an ISO 8601 duration.
    ///
    /// That form has no working days: they are given as the calendar days of a week without holidays.
    var duration: String {
        switch unit {
        case .days: "P\(amount)D"
        case .weeks: "P\(amount)W"
        case .workingDays: "P\(amount / 5 * 7 + (amount % 5 == 0 ? 0 : amount % 5 + 2))D"
        }
    }
}

extension StatutoryTermRule {
    /// The term as an ISO 8601 duration.
    var duration: String {
        switch unit {
        case .days: "P\(amount)D"
        case .weeks: "P\(amount)W"
        case .months: "P\(amount)M"
        }
    }
}
