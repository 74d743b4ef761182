internal import Kernel

/// How a case ended and how its type can end, as the standard writes them (Resultaat, ResultaatType).
extension PublicView {
    /// How the case ended; `nil` while it runs and when its source gave no result.
    func result(of file: CaseFile, _ type: CaseType) -> CaseResult? {
        type.results.first { $0.key == file.resultKey }
    }

    func document(of result: CaseResult, in file: CaseFile, _ type: CaseType) -> [UInt8] {
        var json = JSONWriter(capacity: 500)
        json.object { json in
            let id = PublicIDs.result(file.id)
            json.field("url", links.url(.results, id))
            json.field("uuid", id)
            json.field("zaak", links.url(.cases, file.id))
            json.field("resultaattype", url(of: result, of: type))
            json.emptyTexts("toelichting")
        }
        return json.bytes
    }

    /// The link to the selection list stays empty: a case type names the number, not the address of the list.
    func document(ofTypeOf result: CaseResult, of type: CaseType) -> [UInt8] {
        var json = JSONWriter(capacity: 1_100)
        json.object { json in
            json.field("url", url(of: result, of: type))
            writePlace(in: type, to: &json)
            json.field("omschrijving", result.name.shortened(to: 30))
            json.field("toelichting", result.name)
            json.emptyTexts("omschrijvingGeneriek", "resultaattypeomschrijving", "selectielijstklasse")
            json.field("archiefnominatie", result.retention?.nomination ?? "")
            json.field("archiefactietermijn", result.retention?.duration)
            json.nulls("brondatumArchiefprocedure", "procesobjectaard")
            json.nulls("indicatieSpecifiek", "procestermijn")
            json.emptyLists("besluittypen", "besluittypeOmschrijving")
            json.emptyLists("informatieobjecttypen", "informatieobjecttypeOmschrijving")
            writeValidity(of: type, to: &json)
        }
        return json.bytes
    }

    func url(of result: CaseResult, of type: CaseType) -> String {
        links.url(.resultTypes, ids.resultType(result.key, of: type))
    }
}

extension Retention {
    /// The fate of a file in the words of the standard.
    fileprivate var nomination: String {
        switch fate {
        case .keep: "blijvend_bewaren"
        case .destroy: "vernietigen"
        }
    }

    /// The term as an ISO 8601 duration; `nil` when the file stays.
    fileprivate var duration: String? {
        guard case .destroy(let term) = fate else { return nil }
        switch term.unit {
        case .days: return "P\(term.amount)D"
        case .months: return "P\(term.amount)M"
        case .years: return "P\(term.amount)Y"
        }
    }
}
