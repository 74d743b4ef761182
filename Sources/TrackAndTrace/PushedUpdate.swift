internal import Kernel

/// One status that an integrator reports, with every field checked.
struct PushedUpdate: Sendable {
    /// Chosen by the client; the same id means the same update.
    let id: UniqueID
    /// The client's own case number, 1–100 characters.
    let reference: String
    let caseType: String
    let status: String
    let at: Timestamp
    /// `nil` when the update says nothing about whose case it is.
    let resident: ResidentIdentity?
    let title: String?
    let explanation: String?
    let plannedReadyOn: Day?
    let result: String?
    /// What two updates with the same id are compared by: 16 bytes over every parsed value.
    ///
    /// Values and not bytes, so that `"at"` in another time zone notation is the same update.
    let fingerprint: [UInt8]

    /// How far ahead of our clock a source's clock may be: 5 minutes.
    static let clockSkewSeconds = 300

    /// Whatever could be a BSN in the texts for the resident, with the name of its field.
    var numbersInTexts: [(field: String, number: CitizenServiceNumber)] {
        [("title", title), ("explanation", explanation)].flatMap { field, text in
            (text?.nineDigitRuns ?? []).compactMap { try? CitizenServiceNumber($0) }.map { (field, $0) }
        }
    }
}

extension PushedUpdate {
    /// Takes fields that were checked, with the digest for their fingerprint.
    init(
        id: UniqueID,
        reference: String,
        caseType: String,
        status: String,
        at: Timestamp,
        resident: ResidentIdentity?,
        title: String?,
        explanation: String?,
        plannedReadyOn: Day?,
        result: String?,
        digest: any Digest
    ) {
        let person =
            switch resident {
            case .person(let number): "b" + number.digits
            case .business(let number): "k" + number.digits
            case .anonymous, nil: ""
            }
        let parts = [
            reference, caseType, status, String(at.milliseconds), person, title ?? "\u{1}", explanation ?? "\u{1}",
            String(plannedReadyOn?.number ?? Int.min), result ?? "\u{1}",
        ]
        self.init(
            id: id,
            reference: reference,
            caseType: caseType,
            status: status,
            at: at,
            resident: resident,
            title: title,
            explanation: explanation,
            plannedReadyOn: plannedReadyOn,
            result: result,
            fingerprint: Array(digest.sha256(Self.bytes(of: parts)).prefix(16))
        )
    }

    /// The parts after each other, with a zero between that none of them holds.
    private static func bytes(of parts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 1 })
        for (place, part) in parts.enumerated() {
            if place > 0 { bytes.append(0) }
            bytes.append(contentsOf: part.utf8)
        }
        return bytes
    }
}

/// An update that could not be read, or the update itself.
struct ReceivedUpdate: Sendable {
    /// The id as the client sent it, to find its answer by; `nil` when it sent none that can be shown.
    let sentID: String?
    let content: Content

    enum Content: Sendable {
        case update(PushedUpdate)
        case refused(Problem)
    }
}
