internal import Kernel

/// `POST …/updates` with NDJSON: one update a line, read and answered while it arrives.
extension TrackAndTrace {
    @Sendable
    func openStream(_ request: Request, _ context: Context) throws -> any BodyStream {
        PushStream(
            context: context,
            book: try context.updateBook(),
            digest: digest,
            answers: try AnswerFile(folder: spoolFolder),
            followBase: followBase(of: context.municipality),
            splitter: LineSplitter(limit: Self.lineBytes, lineLimit: lineLimit)
        )
    }
}

/// Turns lines into writer jobs, with at most two outstanding, and keeps the answers in a file.
///
/// The design: `receive` cuts bytes into lines and lines into jobs of 200 updates. A job goes to the
/// municipality's writer at once. While two jobs wait for their commit, `ready` is held back, so the
/// server stops reading the socket and the client slows down; memory stays at two jobs and one line.
private final class PushStream: BodyStream {
    private struct State {
        var splitter: LineSplitter
        var lines: [(number: Int, update: ReceivedUpdate)] = []
        var outstanding = 0
        /// Whether a thread hands jobs to the writer; one at a time, so that they keep the order of their lines.
        var isQueueing = false
        var failure: (any Error)?
        var isAbandoned = false
        var waiting: (@Sendable () -> Void)?
        var finished: (@Sendable (Result<StreamedAnswer, any Error>) -> Void)?
    }

    private let state: Lock<State>
    private let context: Context
    private let book: UpdateBook
    private let digest: any Digest
    private let answers: AnswerFile
    private let followBase: String

    init(
        context: Context,
        book: UpdateBook,
        digest: any Digest,
        answers: AnswerFile,
        followBase: String,
        splitter: LineSplitter
    ) {
        state = Lock(State(splitter: splitter))
        self.context = context
        self.book = book
        self.digest = digest
        self.answers = answers
        self.followBase = followBase
    }

    func receive(_ bytes: [UInt8], ready: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.splitter.take(bytes) { state.lines.append(read($0)) }
            state.waiting = ready
        }
        goOn()
    }

    func finish(_ done: @escaping @Sendable (Result<StreamedAnswer, any Error>) -> Void) {
        state.withLock { state in
            state.splitter.finish { state.lines.append(read($0)) }
            state.finished = done
        }
        goOn()
    }

    func abandon() {
        state.withLock { $0.isAbandoned = true }
        answers.remove()
    }

    private func read(_ line: LineSplitter.Line) -> (Int, ReceivedUpdate) {
        switch line {
        case .tooLong(let number):
            return (number, ReceivedUpdate(sentID: nil, content: .refused(.lineTooLong)))
        case .tooMany(let number):
            return (number, ReceivedUpdate(sentID: nil, content: .refused(.tooManyLines)))
        case .content(let number, let bytes):
            return (number, ReceivedUpdate.line(bytes, digest: digest))
        }
    }

    private struct Completion {
        let done: @Sendable (Result<StreamedAnswer, any Error>) -> Void
        let failure: (any Error)?
    }

    private typealias Job = [(number: Int, update: ReceivedUpdate)]

    /// Queues what may be queued now, and takes more bytes or answers when it is time for that.
    private func goOn() {
        queueJobs()
        let ready = state.withLock { state in
            let isReady = state.outstanding < Self.outstandingLimit && state.lines.count < TrackAndTrace.updatesPerJob
            guard isReady else { return nil as (@Sendable () -> Void)? }
            defer { state.waiting = nil }
            return state.waiting
        }
        ready?()
        answerIfComplete()
    }

    /// Hands jobs to the writer until none may go; does nothing while another thread is at it.
    private func queueJobs() {
        let isMine = state.withLock { state in
            defer { state.isQueueing = true }
            return !state.isQueueing
        }
        guard isMine else { return }
        while true {
            let jobs = state.withLock { state in
                let jobs = Self.takeJobs(from: &state)
                // In one step with the look, so that what comes in from now on finds nobody at it.
                state.isQueueing = !jobs.isEmpty
                return jobs
            }
            if jobs.isEmpty { return }
            jobs.forEach(queue)
        }
    }

    /// Very short lines make many jobs of one piece; those that must wait stay lines until then.
    private static func takeJobs(from state: inout State) -> [Job] {
        // Nothing of a failed or abandoned stream is answered, so nothing more of it is done.
        if state.failure != nil || state.isAbandoned { state.lines = [] }
        var jobs: [Job] = []
        var start = 0
        while state.outstanding < outstandingLimit {
            let count = min(state.lines.count - start, TrackAndTrace.updatesPerJob)
            guard count == TrackAndTrace.updatesPerJob || (count > 0 && state.finished != nil) else { break }
            jobs.append(Array(state.lines[start..<start + count]))
            state.outstanding += 1
            start += count
        }
        state.lines.removeFirst(start)
        return jobs
    }

    private static let outstandingLimit = 2

    private func queue(_ job: Job) {
        context.write { [book] session in
            try book.apply(job.map(\.update), in: session)
        } done: { [self] result in
            settle(job, result)
        }
    }

    private func settle(_ job: Job, _ result: Result<[UpdateOutcome], any Error>) {
        let failure: (any Error)?
        do {
            try answers.append(zip(job.map(\.number), try result.get()), followBase: followBase)
            failure = nil
        } catch {
            failure = error
        }
        state.withLock { state in
            state.outstanding -= 1
            state.failure = state.failure ?? failure
        }
        goOn()
    }

    private func answerIfComplete() {
        let complete = state.withLock { state in
            guard state.outstanding == 0, state.lines.isEmpty, let done = state.finished else {
                return nil as Completion?
            }
            state.finished = nil
            return Completion(done: done, failure: state.failure)
        }
        guard let complete else { return }
        let done = complete.done
        if let failure = complete.failure {
            answers.remove()
            return done(.failure(failure))
        }
        done(
            .success(
                StreamedAnswer(
                    status: 200,
                    headers: [
                        Response.Header("Content-Type", "application/x-ndjson"), TrackAndTrace.versionHeader,
                    ],
                    body: .temporaryFile(path: answers.path)
                )
            )
        )
    }
}
