internal import FoundationEssentials
internal import Kernel

/// The names of all fields of an update; another name is refused.
private enum Field: String, CaseIterable {
    case id, reference, caseType, status, at, resident, title, explanation, plannedReadyOn, result
}

extension ReceivedUpdate: Decodable {
    /// Reads one update and gathers every fault of its fields.
    ///
    /// - Throws: What the decoder throws when the item is no JSON object.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var fields = FieldReader(container)
        fields.refuseOthers(than: Field.allCases.map(\.rawValue))
        let id = fields.required(Field.id.rawValue) { try? UniqueID($0) }
        let reference = fields.text(Field.reference.rawValue, limit: 100)
        let caseType = fields.text(Field.caseType.rawValue, limit: 100)
        let status = fields.text(Field.status.rawValue, limit: 100)
        let moment = fields.required(Field.at.rawValue) { try? Timestamp(rfc3339: $0) }
        let resident = fields.resident(Field.resident.rawValue)
        let title = fields.optionalText(Field.title.rawValue, limit: 200)
        let explanation = fields.optionalText(Field.explanation.rawValue, limit: 1000)
        let plannedReadyOn = fields.optional(Field.plannedReadyOn.rawValue) { try? Day(iso: $0) }
        let result = fields.optionalText(Field.result.rawValue, limit: 100)
        sentID = id?.description ?? fields.shownID(Field.id.rawValue)
        guard fields.faults.isEmpty, let id, let reference, let caseType, let status, let moment else {
            content = .refused(.invalidFields(fields.faults))
            return
        }
        content = .update(
            PushedUpdate(
                id: id,
                reference: reference,
                caseType: caseType,
                status: status,
                at: moment,
                resident: resident,
                title: title,
                explanation: explanation,
                plannedReadyOn: plannedReadyOn,
                result: result
            )
        )
    }
}

/// The body of a JSON push.
struct PushedBatch: Decodable {
    let updates: [ReceivedUpdate]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        guard let key = container.allKeys.first(where: { $0.stringValue == "updates" }) else {
            throw Problem.invalidFields([.required("updates")])
        }
        if let other = container.allKeys.first(where: { $0.stringValue != "updates" }) {
            throw Problem.invalidFields([.unknown(other.stringValue)])
        }
        var items = try container.nestedUnkeyedContainer(forKey: key)
        var updates: [ReceivedUpdate] = []
        while !items.isAtEnd {
            guard updates.count < TrackAndTrace.batchLimit else {
                throw Problem(413, "too-many-updates", "Stuur ten hoogste 1000 updates per keer.")
            }
            updates.append(try items.decode(ReceivedUpdate.self))
        }
        self.updates = updates
    }
}

/// A key of any name, so that unknown fields can be seen and refused.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
