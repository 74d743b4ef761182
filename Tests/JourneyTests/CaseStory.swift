import Kernel
import TestSupport

/// A back-office system that pushes the steps of its cases one after another, through every crash.
///
/// It does what the interface asks of clients: what was not answered is sent again, with the same ids, before
/// anything new. One thread uses it at a time, so its lock is never waited for.
final class CaseStory: Sendable {
    private struct State {
        var random: SeededRandom
        var unanswered: [Push] = []
        var accepted: [Accepted] = []
        var caseCount = 0
        var step = 0
        var faults: [String] = []
    }

    /// An update that the program said it has.
    struct Accepted: Sendable {
        let push: Push
        let number: String
    }

    let integrator: Integrator
    private let name: String
    private let start: Timestamp
    private let ids: any UniqueIDSource
    private let state: Lock<State>

    /// The steps of one case; a case that is closed is followed by the next.
    static let steps = ["ontvangen", "in-behandeling", "gepland", "in-behandeling", "gepland", "afgehandeld"]

    init(_ name: String, of integrator: Integrator, from start: Timestamp, ids: any UniqueIDSource, seed: UInt64) {
        self.name = name
        self.integrator = integrator
        self.start = start
        self.ids = ids
        state = Lock(State(random: SeededRandom(seed: seed)))
    }

    /// Everything that was accepted, in the order in which it was sent.
    var accepted: [Accepted] { state.withLock { $0.accepted } }

    /// What the program answered that it should not have answered.
    var faults: [String] { state.withLock { $0.faults } }

    /// Pushes until the connection fails.
    func pushUntilItFails(port: UInt16) {
        let client = TestClient(port: port)
        while push(client) {}
    }

    /// Sends what is unanswered, or else the next few updates.
    func push(_ client: TestClient) -> Bool {
        let pushes = state.withLock { state in
            if state.unanswered.isEmpty { state.unanswered = nextPushes(&state) }
            return state.unanswered
        }
        guard let answer = try? send(pushes, client), answer.status != 503 else { return false }
        let results = try? JSONTree(parsing: answer.body)["results"]?.list
        return state.withLock { state in
            guard answer.status == 200, let results, results.count == pushes.count else {
                state.faults.append("\(answer.status) \(answer.text)")
                return false
            }
            for (push, result) in zip(pushes, results) {
                guard let number = result["case"]?["number"]?.text, result["outcome"]?.text != "superseded" else {
                    state.faults.append("\(push.json) -> \(result)")
                    continue
                }
                state.accepted.append(Accepted(push: push, number: number))
            }
            state.unanswered = []
            return true
        }
    }

    /// Sends everything that was accepted once more; the count says how many were not recognised.
    func forgotten(port: UInt16) throws -> Int {
        let client = TestClient(port: port)
        var forgotten = 0
        let all = accepted
        for start in stride(from: 0, to: all.count, by: 500) {
            let part = Array(all[start..<min(start + 500, all.count)])
            let answer = try send(part.map(\.push), client)
            let results = try JSONTree(parsing: answer.body)["results"]?.list ?? []
            let known = zip(part, results).filter { item, result in
                result["outcome"]?.text == "duplicate" && result["case"]?["number"]?.text == item.number
            }
            forgotten += part.count - known.count
        }
        return forgotten
    }

    private func send(_ pushes: [Push], _ client: TestClient) throws -> TestClient.Answer {
        try client.post(
            integrator.updates,
            json: Push.body(pushes),
            headers: ["Authorization": "Bearer \(integrator.token)"]
        )
    }

    private func nextPushes(_ state: inout State) -> [Push] {
        (0..<Int.random(in: 1...5, using: &state.random)).map { _ in
            defer { state.step += 1 }
            let place = state.step % Self.steps.count
            if place == 0 { state.caseCount += 1 }
            return Push(
                id: ids.next(),
                reference: "\(name)-\(state.caseCount)",
                status: Self.steps[place],
                at: start.adding(seconds: state.step),
                resident: "999990019"
            )
        }
    }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
