import FoundationEssentials
import Kernel
import Records
import SQLiteStore
import TestSupport
import Testing

@testable import App

@Suite("A start that cannot go well", .enabled(if: ProgramProcess.path != nil, "the program is not built here"))
struct StartTests {
    @Test("another key is refused with the file and the remedy, and the data stays as it was")
    func wrongKey() throws {
        let program = try ProgramFolder(["duiven"])
        try program.withPlatform { _ in }
        let stranger = try ProgramFolder(["duiven"])
        try stranger.withPlatform { _ in }
        let own = try Data(contentsOf: URL(filePath: "\(program.data).key"))
        try Data(contentsOf: URL(filePath: "\(stranger.data).key")).write(to: URL(filePath: "\(program.data).key"))

        let process = try program.start()

        #expect(process.wait() == 1)
        #expect(process.errors.contains("De hoofdsleutel past niet bij \(program.data)"), "\(process.errors)")
        try own.write(to: URL(filePath: "\(program.data).key"))
        try program.withPlatform { #expect($0.directory.open.count == 1) }
    }

    @Test("data without its key is refused: no new key is made over it")
    func missingKey() throws {
        let program = try ProgramFolder(["duiven"])
        try program.withPlatform { _ in }
        try FileManager.default.removeItem(atPath: "\(program.data).key")

        let process = try program.start()

        #expect(process.wait() == 1)
        #expect(process.errors.contains("\(program.data).key"), "\(process.errors)")
        #expect(!FileManager.default.fileExists(atPath: "\(program.data).key"))
    }

    @Test("a file of a newer version is refused with its name and the step")
    func newerFile() throws {
        let program = try ProgramFolder(["duiven"])
        let migrations = try program.withPlatform { platform in
            try #require(platform.directory.open(slug: "duiven")).migrations(of: platform)
        }
        let file = try program.database("duiven")
        try SQLiteStore(
            path: file,
            migrations: migrations + [Migration("kernel-999-tomorrow", ["CREATE TABLE tomorrow (id INTEGER) STRICT"])],
            now: .testNoon,
            threads: WriterPool(threads: 1)
        ).close()

        let process = try program.start()

        #expect(process.wait() == 1)
        #expect(process.errors.contains("\(file) is van een nieuwere versie"), "\(process.errors)")
        #expect(process.errors.contains("kernel-999-tomorrow"))
    }

    @Test("settings that are not there are refused with the name of the file")
    func missingSettings() throws {
        let program = try ProgramFolder(["duiven"])

        let process = try ProgramProcess(["serve", "--config", "/nergens", "--data", program.data, "--port", "0"])

        #expect(process.wait() == 1)
        #expect(process.errors.contains("/nergens/platform.json"), "\(process.errors)")
    }

    @Test("a port that is taken is refused with its number")
    func takenPort() throws {
        let first = try ProgramFolder(["duiven"])
        let running = try first.start()
        let port = try #require(running.port(), "\(running.errors)")
        let second = try ProgramFolder(["duiven"])

        let process = try ProgramProcess(second.serve.dropLast() + ["\(port)"])

        #expect(process.wait() == 1)
        #expect(process.errors.contains("poort \(port)"), "\(process.errors)")
        #expect(!process.errors.contains("cannotListen"), "\(process.errors)")
    }

    @Test("two programs never work on the same data")
    func takenFolder() throws {
        let program = try ProgramFolder(["duiven"])
        let running = try program.start()
        _ = try #require(running.port(), "\(running.errors)")

        let process = try program.start()

        #expect(process.wait() == 1)
        #expect(process.errors.contains("werkt in de map \(program.data)"), "\(process.errors)")
    }
}

extension OpenTenant {
    /// Every step that the program knows for this file.
    fileprivate func migrations(of platform: Platform) -> [Migration] {
        KernelSchema.migrations + platform.modules.migrations
    }
}
