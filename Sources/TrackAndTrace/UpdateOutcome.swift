internal import Kernel

/// What became of one update, as the answer says it.
struct UpdateOutcome: Sendable {
    let sentID: String?
    let result: Result

    enum Result: Sendable {
        case accepted(CaseAddress)
        case duplicate(CaseAddress)
        case superseded(CaseAddress)
        case refused(Problem)
    }

    /// Where the resident follows the case.
    struct CaseAddress: Sendable {
        let number: CaseNumber
        let followCode: FollowCode
    }

    var word: StaticString {
        switch result {
        case .accepted: "accepted"
        case .duplicate: "duplicate"
        case .superseded: "superseded"
        case .refused: "refused"
        }
    }

    /// Writes the outcome as one JSON object.
    ///
    /// - Parameters:
    ///   - json: Where it goes.
    ///   - followBase: The public address before the follow code.
    ///   - line: The line of the stream that it answers, from 1; `nil` in a batch.
    func write(to json: inout JSONWriter, followBase: String, line: Int? = nil) {
        json.object { json in
            json.field("line", ifPresent: line)
            json.field("id", sentID)
            json.field("outcome", word.description)
            switch result {
            case .accepted(let address), .duplicate(let address), .superseded(let address):
                json.key("case")
                json.object { json in
                    json.field("number", address.number)
                    json.field("followUrl", followBase + address.followCode.description)
                }
            case .refused(let problem):
                json.key("problem")
                problem.write(to: &json)
            }
        }
    }
}

/// How many updates of a push had which outcome.
struct OutcomeCounts: Sendable {
    private(set) var accepted = 0
    private(set) var duplicates = 0
    private(set) var superseded = 0
    private(set) var refused = 0

    init(_ outcomes: [UpdateOutcome]) {
        for outcome in outcomes {
            switch outcome.result {
            case .accepted: accepted += 1
            case .duplicate: duplicates += 1
            case .superseded: superseded += 1
            case .refused: refused += 1
            }
        }
    }
}
