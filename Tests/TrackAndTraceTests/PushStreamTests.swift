import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import TrackAndTrace

@Suite("Pushing progress as NDJSON")
struct PushStreamTests {
    let desk: PushDesk

    init() throws { desk = try PushDesk() }

    @Test("every line is answered in order, whatever pieces it arrives in", arguments: [1, 7, 1_000, 1_000_000])
    func answersInOrder(pieceBytes: Int) throws {
        var lines = try (1...450).map { try Self.line(Update(id: $0, reference: "R-\($0)")) }
        lines[9] = "no json"
        lines[19] = ""
        lines[29] = "{\"title\":\"" + String(repeating: "x", count: 17_000) + "\"}"

        let answers = try stream(lines.joined(separator: "\n"), pieceBytes: pieceBytes)

        #expect(answers.map(\.line) == (1...450).filter { $0 != 20 })
        #expect(answers.filter { $0.outcome == "accepted" }.count == 447)
        #expect(answers.first { $0.line == 10 }?.problem?.code == "line-unreadable")
        #expect(answers.first { $0.line == 30 }?.problem?.code == "line-too-long")
        #expect(try desk.file("R-450") != nil)
    }

    @Test("the answer says which version of the interface it is, as all its answers do")
    func version() throws {
        let stream = try desk.interface.openStream(desk.request(), desk.context)
        let outcome = Promise<Result<StreamedAnswer, any Error>>()
        stream.finish { outcome.fulfil($0) }

        let headers = try outcome.wait().get().headers

        #expect(headers.contains(TrackAndTrace.versionHeader))
        #expect(headers.contains(Response.Header("Content-Type", "application/x-ndjson")))
    }

    @Test("a stream that stops halfway keeps what was committed and leaves no answer file behind")
    func abandons() throws {
        let stream = try desk.interface.openStream(desk.request(), desk.context)
        let ready = Promise<Void>()
        stream.receive(Array(try Self.line(Update(id: 1, reference: "R-1")).utf8)) { ready.fulfil(()) }
        ready.wait()

        stream.abandon()

        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.spool.path).isEmpty)
        #expect(try desk.file("R-1") == nil, "half a line is no update")
    }

    @Test("at most two jobs wait for the writer, however short the lines of a piece are")
    func holdsBackJobs() throws {
        let writer = HeldWriter(desk.tenant.records)
        let stream = try desk.interface.openStream(desk.request(), writer.context(of: desk))
        let isReady = Lock(false)
        let outcome = Lock<Result<StreamedAnswer, any Error>?>(nil)

        stream.receive(Array(repeating: [UInt8(ascii: "x"), UInt8(ascii: "\n")], count: 5_000).flatMap(\.self)) {
            isReady.withLock { $0 = true }
        }
        while !isReady.withLock({ $0 }) {
            #expect(writer.waiting <= 2)
            writer.release()
        }
        stream.finish { result in outcome.withLock { $0 = result } }
        while outcome.withLock({ $0 == nil }) { writer.release() }

        guard case .temporaryFile(let path) = try outcome.withLock({ $0 })?.get().body else { return }
        let answer = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        #expect(answer.split(separator: "\n").count == 5_000)
    }

    @Test(
        "the first line beyond the most lines is refused as the last, and those before it count",
        arguments: [1, 1_000]
    )
    func limitsLines(pieceBytes: Int) throws {
        let desk = try PushDesk(lineLimit: 3)
        let lines = try (1...5).map { try Self.line(Update(id: $0, reference: "R-\($0)")) }

        let answers = try stream(lines.joined(separator: "\n"), pieceBytes: pieceBytes, desk)
        let short = try stream(String(repeating: "x\n", count: 100_000), pieceBytes: 50_000, desk)
        let full = try stream(lines.prefix(3).joined(separator: "\n") + "\n", pieceBytes: pieceBytes, desk)

        #expect(answers.map(\.outcome) == ["accepted", "accepted", "accepted", "refused"])
        #expect(answers.last?.line == 4)
        #expect(answers.last?.problem?.code == "too-many-lines")
        #expect(try desk.file("R-4") == nil)
        #expect(short.map(\.line) == [1, 2, 3, 4])
        #expect(full.map(\.outcome) == ["duplicate", "duplicate", "duplicate"])
    }

    @Test("a line with a doubled field is refused by that name and spoils no other")
    func refusesDoubleFields() throws {
        let good = try Self.line(Update(id: 1, reference: "R-1"))

        let answers = try stream(#"{"id":"a","id":"b"}"# + "\n" + good, pieceBytes: 1_000)

        #expect(answers.map(\.outcome) == ["refused", "accepted"])
        #expect(answers[0].problem?.invalidParams?.map(\.code) == ["double-field"])
    }

    private func stream(_ text: String, pieceBytes: Int, _ other: PushDesk? = nil) throws -> [Answer.Item] {
        let desk = other ?? desk
        let stream = try desk.interface.openStream(desk.request(), desk.context)
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
            let ready = Promise<Void>()
            stream.receive(Array(bytes[start..<min(start + pieceBytes, bytes.count)])) { ready.fulfil(()) }
            ready.wait()
        }
        let outcome = Promise<Result<StreamedAnswer, any Error>>()
        stream.finish { outcome.fulfil($0) }
        guard case .temporaryFile(let path) = try outcome.wait().get().body else { return [] }
        let answer = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return try answer.split(separator: "\n").map {
            try JSONDecoder().decode(Answer.Item.self, from: Data($0.utf8))
        }
    }

    private static func line(_ update: Update) throws -> String {
        String(decoding: try JSONEncoder().encode(update), as: UTF8.self)
    }
}
