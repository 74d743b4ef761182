internal import Kernel

/// `POST …/updates` with JSON: at most 1,000 updates, answered in the same order after the commit.
extension TrackAndTrace {
    /// One writer job takes at most this many updates, to stay under about 10 ms.
    static let updatesPerJob = 200

    @Sendable
    func pushBatch(
        _ request: Request,
        _ context: Context,
        _ done: @escaping @Sendable (Result<Rendering, any Error>) -> Void
    ) {
        do {
            let updates = try PushedBatch(request.body, digest: digest).updates
            let book = try context.updateBook()
            let answer = BatchAnswer(
                parts: (updates.count + Self.updatesPerJob - 1) / Self.updatesPerJob,
                followBase: followBase(of: context.municipality),
                done: done
            )
            for (place, start) in stride(from: 0, to: updates.count, by: Self.updatesPerJob).enumerated() {
                let part = Array(updates[start..<min(start + Self.updatesPerJob, updates.count)])
                context.write { session in
                    try book.apply(part, in: session)
                } done: { result in
                    answer.settle(place, result)
                }
            }
        } catch {
            done(.failure(error))
        }
    }
}

/// Gathers the parts of one push and answers when the last one is committed.
private final class BatchAnswer: Sendable {
    private struct State {
        var parts: [[UpdateOutcome]?]
        var missing: Int
        var failure: (any Error)?
    }

    private let state: Lock<State>
    private let followBase: String
    private let done: @Sendable (Result<Rendering, any Error>) -> Void

    init(parts: Int, followBase: String, done: @escaping @Sendable (Result<Rendering, any Error>) -> Void) {
        state = Lock(State(parts: Array(repeating: nil, count: parts), missing: parts))
        self.followBase = followBase
        self.done = done
    }

    func settle(_ place: Int, _ result: Result<[UpdateOutcome], any Error>) {
        let finished: State? = state.withLock { state in
            switch result {
            case .success(let outcomes): state.parts[place] = outcomes
            case .failure(let error): state.failure = error
            }
            state.missing -= 1
            return state.missing == 0 ? state : nil
        }
        guard let finished else { return }
        if let failure = finished.failure {
            // What other parts committed stays: sending the push again answers those as duplicates.
            return done(.failure(failure))
        }
        let outcomes = finished.parts.flatMap { $0 ?? [] }
        done(.success(Rendering { [followBase] in Self.render(outcomes, followBase: followBase) }))
    }

    private static func render(_ outcomes: [UpdateOutcome], followBase: String) -> Response {
        let counts = OutcomeCounts(outcomes)
        var json = JSONWriter(capacity: 100 + 200 * outcomes.count)
        json.object { json in
            json.field("accepted", counts.accepted)
            json.field("duplicates", counts.duplicates)
            json.field("superseded", counts.superseded)
            json.field("refused", counts.refused)
            json.key("results")
            json.array { json in
                for outcome in outcomes { outcome.write(to: &json, followBase: followBase) }
            }
        }
        return .json(json.bytes, headers: [TrackAndTrace.versionHeader])
    }
}
