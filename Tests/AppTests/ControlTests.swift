import FoundationEssentials
import Glibc
import Kernel
import Testing

@testable import App

@Suite("The way from a command to the running server")
struct ControlTests {
    @Test("the server answers what a command asks, one after another")
    func asksAndAnswers() throws {
        try withTemporaryFolder { folder in
            let desk = ControlDesk(["echo": { $0["word"] ?? "" }, "refuse": { _ in throw Refusal("Nee.") }])
            let server = try ControlServer(in: folder, handler: desk.answer)
            defer { server.stop() }
            let client = try #require(ControlClient(in: folder))

            let word = "één\n\"twee\""
            #expect(try client.ask(ControlRequest("echo", ["word": word])) == .done(word))
            #expect(try client.ask(ControlRequest("refuse")) == .refused("Nee."))
            #expect(try client.ask(ControlRequest("unknown")) != .done(""))
        }
    }

    @Test("a process that is refused the folder closes nothing of anybody else")
    func refusedLockClosesItsOwn() throws {
        try withTemporaryFolder { folder in
            let held = try DataLock(folder: folder)
            let isDone = Lock(false)
            // A number that is closed twice is by then a file of this thread, once in a while.
            let bystander = try SystemThread.start {
                while !isDone.withLock({ $0 }) {
                    let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
                    sched_yield()
                    if close(file) != 0 { isDone.withLock { $0 = true } }
                }
            }
            for _ in 0..<20_000 where !isDone.withLock({ $0 }) {
                #expect(throws: DataLock.Fault.inUse(folder, process: Int(getpid()))) { try DataLock(folder: folder) }
            }
            let lostItsFile = isDone.withLock { done in
                defer { done = true }
                return done
            }
            bystander.join()
            withExtendedLifetime(held) { #expect(!lostItsFile) }
        }
    }

    @Test("only the own user may connect")
    func modeOfTheSocket() throws {
        try withTemporaryFolder { folder in
            let server = try ControlServer(in: folder) { _ in .done("") }
            defer { server.stop() }

            var facts = stat()
            #expect(stat("\(folder)/control.sock", &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o600)
        }
    }

    @Test("a caller that sends nonsense or goes away does not stop the server")
    func survivesNonsense() throws {
        try withTemporaryFolder { folder in
            let server = try ControlServer(in: folder) { _ in .done("ok") }
            defer { server.stop() }

            let silent = try UnixSocket.connected(in: folder, name: ControlServer.socketName)
            silent.stop()
            let broken = try UnixSocket.connected(in: folder, name: ControlServer.socketName)
            try broken.send(Array("geen json\n".utf8))
            let refusal = try broken.readLine(limit: 1000)

            #expect(String(decoding: refusal, as: UTF8.self).contains("refused"))
            #expect(try ControlClient(in: folder)?.ask(ControlRequest("any")) == .done("ok"))
        }
    }

    @Test("without a server there is nobody to ask, also when its socket was left behind")
    func noServer() throws {
        try withTemporaryFolder { folder in
            #expect(ControlClient(in: folder) == nil)
            try ControlServer(in: folder) { _ in .done("") }.stop()
            #expect(ControlClient(in: folder) == nil)
            #expect(throws: Never.self) { try ControlServer(in: folder) { _ in .done("") }.stop() }
        }
    }

    @Test("a data folder has a long name without harm")
    func longPath() throws {
        try withTemporaryFolder { folder in
            let deep = folder + "/" + String(repeating: "a", count: 150)
            try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: false)
            let server = try ControlServer(in: deep) { _ in .done("ok") }
            defer { server.stop() }

            #expect(try ControlClient(in: deep)?.ask(ControlRequest("any")) == .done("ok"))
        }
    }

    @Test("one program at a time has a data folder, and the other hears which one")
    func lock() throws {
        try withTemporaryFolder { folder in
            var first: DataLock? = try DataLock(folder: folder)
            _ = first

            #expect(throws: DataLock.Fault.inUse(folder, process: Int(getpid()))) { try DataLock(folder: folder) }
            #expect(throws: Refusal.self) { try DataFolder.reach(folder) }
            first = nil
            #expect(throws: Never.self) { try DataLock(folder: folder) }
        }
    }
}
