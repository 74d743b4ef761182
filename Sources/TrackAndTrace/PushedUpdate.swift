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

    /// How far ahead of our clock a source's clock may be: 5 minutes.
    static let clockSkewSeconds = 300

    /// Whatever could be a BSN in the texts for the resident, with the name of its field.
    var numbersInTexts: [(field: String, number: CitizenServiceNumber)] {
        [("title", title), ("explanation", explanation)].flatMap { field, text in
            (text?.nineDigitRuns ?? []).compactMap { try? CitizenServiceNumber($0) }.map { (field, $0) }
        }
    }

    /// What two updates with the same id are compared by: every parsed value, in one order.
    ///
    /// Values and not bytes, so that `"at"` in another time zone notation is the same update.
    func digest(_ digest: any Digest) -> [UInt8] {
        var text = "\(reference)\u{0}\(caseType)\u{0}\(status)\u{0}\(at.milliseconds)\u{0}"
        switch resident {
        case .person(let number): text += "b" + number.digits
        case .business(let number): text += "k" + number.digits
        case .anonymous, nil: break
        }
        text += "\u{0}\(title ?? "\u{1}")\u{0}\(explanation ?? "\u{1}")\u{0}"
        text += "\(plannedReadyOn?.number ?? Int.min)\u{0}\(result ?? "\u{1}")"
        return Array(digest.sha256(Array(text.utf8)).prefix(16))
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
