internal import Kernel

/// The smaller parts of a catalogue as the standard writes them (StatusType, RolType, Catalogus).
extension PublicView {
    /// - Parameters:
    ///   - place: The place of the step from 0; the standard counts from 1.
    ///   - type: The case type it belongs to.
    /// - Returns: One JSON object.
    func document(ofStepAt place: Int, of type: CaseType) -> [UInt8] {
        let step = type.steps[place]
        var json = JSONWriter(capacity: 1_200)
        json.object { json in
            json.field("url", url(ofStep: step.key, of: type))
            json.field("omschrijving", step.name.shortened(to: 80))
            json.emptyTexts("omschrijvingGeneriek")
            json.field("statustekst", step.now.shortened(to: 1_000))
            writePlace(in: type, to: &json)
            json.field("volgnummer", place + 1)
            json.field("isEindstatus", step.isFinal)
            // Every change of a case that MijnOverheid shows is sent there.
            json.field("informeren", true)
            let next = [step.action, step.when].compactMap(\.self).joined(separator: " ")
            json.field("toelichting", next.shortened(to: 1_000))
            json.nulls("doorlooptijd")
            json.emptyLists("checklistitemStatustype", "eigenschappen")
            writeValidity(of: type, to: &json)
        }
        return json.bytes
    }

    func document(ofInitiatorTypeOf type: CaseType) -> [UInt8] {
        var json = JSONWriter(capacity: 700)
        json.object { json in
            json.field("url", urlOfInitiatorType(of: type))
            writePlace(in: type, to: &json)
            json.field("omschrijving", InitiatorRole.name)
            json.field("omschrijvingGeneriek", InitiatorRole.genericName)
            writeValidity(of: type, to: &json)
        }
        return json.bytes
    }

    /// The case types of this municipality that the client may see, as one catalogue.
    func catalogueDocument() -> [UInt8] {
        var json = JSONWriter(capacity: 2_000)
        json.object { json in
            json.field("url", urlOfCatalogue)
            json.field("domein", "DICHT")
            json.field("rsin", municipality.rsin)
            json.field("contactpersoonBeheerNaam", "Gemeente \(municipality.name)".shortened(to: 40))
            json.field("contactpersoonBeheerTelefoonnummer", municipality.phone.shortened(to: 20))
            json.emptyTexts("contactpersoonBeheerEmailadres")
            json.field("zaaktypen", types.map(url(of:)))
            json.emptyLists("besluittypen", "besluittypeOmschrijving")
            json.emptyLists("informatieobjecttypen", "informatieobjecttypeOmschrijving")
            json.field("naam", "Zaaktypen van \(municipality.name)".shortened(to: 200))
            json.nulls("versie", "begindatumVersie")
        }
        return json.bytes
    }

    func writePlace(in type: CaseType, to json: inout JSONWriter) {
        json.field("zaaktype", url(of: type))
        json.field("zaaktypeIdentificatie", type.key.shortened(to: 50))
        json.field("catalogus", urlOfCatalogue)
    }
}
