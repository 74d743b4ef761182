internal import Kernel

/// The names of all fields of an update; another name is refused.
private enum Field: String, CaseIterable {
    case id, reference, caseType, status, at, resident, title, explanation, plannedReadyOn, result

    static let names = Set(allCases.map(\.rawValue))
}

extension ReceivedUpdate {
    /// Reads one update and gathers every fault of its fields; `nil` when the item is no JSON object.
    init?(_ item: JSONTree, digest: any Digest) {
        guard case .object(let members) = item else { return nil }
        var fields = FieldReader(members)
        fields.refuseOthers(than: Field.names)
        let id = fields.required(Field.id.rawValue) { try? UniqueID($0) }
        let reference = fields.text(Field.reference.rawValue, limit: 100)
        let caseType = fields.text(Field.caseType.rawValue, limit: 100)
        let status = fields.text(Field.status.rawValue, limit: 100)
        let moment = fields.required(Field.at.rawValue) { text in
            (try? Timestamp(rfc3339: text)).flatMap { $0.day.year >= Self.firstYear ? $0 : nil }
        }
        let resident = fields.resident(Field.resident.rawValue)
        let title = fields.optionalText(Field.title.rawValue, limit: 200)
        let explanation = fields.optionalText(Field.explanation.rawValue, limit: 1000)
        let plannedReadyOn = fields.optional(Field.plannedReadyOn.rawValue) { text in
            (try? Day(iso: text)).flatMap { (Self.firstYear...Self.lastYear).contains($0.year) ? $0 : nil }
        }
        let result = fields.optionalText(Field.result.rawValue, limit: 100)
        fields.refuseNumber(
            of: resident,
            in: [
                (Field.reference.rawValue, reference), (Field.title.rawValue, title),
                (Field.explanation.rawValue, explanation),
            ]
        )
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
                result: result,
                digest: digest
            )
        )
    }

    /// Reads one line of a stream; what cannot be read is a refused update.
    static func line(_ bytes: [UInt8], digest: any Digest) -> ReceivedUpdate {
        do throws(Problem) {
            let tree = try JSONTree(pushed: bytes, otherwise: .lineUnreadable)
            guard let update = ReceivedUpdate(tree, digest: digest) else { throw .lineUnreadable }
            return update
        } catch {
            return ReceivedUpdate(sentID: nil, content: .refused(error))
        }
    }

    /// Programs send 0001-01-01 or 9999-12-31 for a moment they do not know; such a case would be 2,000 years late.
    private static let firstYear = 1900
    private static let lastYear = 2199
}

extension JSONTree {
    /// Parses what was pushed; a field that stands there twice is refused by its name.
    ///
    /// - Throws: ``Problem`` `invalid-fields` for a doubled field, `unreadable` for any other mistake.
    fileprivate init(pushed json: [UInt8], otherwise unreadable: Problem) throws(Problem) {
        do {
            try self.init(parsing: json)
        } catch {
            guard case .doubleKey(let name) = error.reason else { throw unreadable }
            throw .invalidFields([.double(name)])
        }
    }
}

/// The body of a JSON push.
struct PushedBatch {
    let updates: [ReceivedUpdate]

    /// - Throws: ``Problem`` 400 `body-unreadable` or `invalid-fields`, 413 `too-many-updates`.
    init(_ body: [UInt8], digest: any Digest) throws(Problem) {
        let tree = try JSONTree(pushed: body, otherwise: .bodyUnreadable)
        guard case .object(let fields) = tree else { throw .bodyUnreadable }
        guard let updates = fields["updates"] else { throw .invalidFields([.required("updates")]) }
        if fields.count > 1 {
            throw .invalidFields(fields.keys.filter { $0 != "updates" }.sorted().map(InvalidParam.unknown))
        }
        guard let items = updates.list else { throw .bodyUnreadable }
        guard !items.isEmpty else { throw .invalidFields([.required("updates")]) }
        guard items.count <= TrackAndTrace.batchLimit else {
            throw Problem(413, "too-many-updates", "Stuur ten hoogste 1000 updates per keer.")
        }
        self.updates = items.compactMap { ReceivedUpdate($0, digest: digest) }
        guard self.updates.count == items.count else { throw .bodyUnreadable }
    }
}
