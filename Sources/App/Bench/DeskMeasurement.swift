internal import Kernel
internal import Records
internal import SQLiteStore

/// What colleagues ask of the desk of one municipality, made before it is served.
struct DeskLoad: Sendable {
    let session: String
    let worklists: [String]
    let casePages: [String]
    /// What is typed into the box for searching.
    let questions: [String]

    /// - Parameters:
    ///   - world: With the cases; nobody may serve it yet.
    ///   - people: The residents of those cases.
    /// - Throws: ``Refusal`` or `StoreError` when the data cannot be read.
    init(_ world: BenchWorld, _ people: BenchPeople) throws {
        session = try world.session()
        worklists = try world.workPaths { "/gemeente-001/werk?wie=allen&na=\($0)" } + Self.firstPages
        casePages = try world.sample { number, _ in "/werk/zaken/\(number)" }
        questions = people.questions(try world.sampleCases())
    }

    /// First pages of the list of work, in the ways that people look at it.
    private static let firstPages = ["", "&te-laat=ja", "&sorteer=laatst-klaar"].flatMap { choice in
        ["allen", "team"].map { "/gemeente-001/werk?wie=\($0)\(choice)" }
    }
}

extension BenchRun {
    /// The list of work, the page of a case and the search of one municipality, which is served already.
    func desk(_ address: String, _ load: DeskLoad, _ world: BenchWorld) throws -> [Measurement] {
        let pages = [
            ("worklist", "Werklijst", load.worklists), ("case-page", "Zaakpagina van het werk", load.casePages),
        ]
        let read = try pages.map { name, title, paths in
            try deskMeasurement(name, title) { try workRun(address, paths, load.session, world) }
        }
        let file = "\(world.folder)/questions.txt"
        try TextFile.write(load.questions.joined(separator: "\n"), to: file)
        let script = LoadScripts.searches(of: file, to: "/gemeente-001/werk/zoek", session: load.session)
        let searched = try deskMeasurement("search", "Zoeken naar inwoners en zaken, met een regel in het logboek") {
            try run(address, script, world)
        }
        return read + [searched]
    }

    private func deskMeasurement(_ name: String, _ title: String, _ run: () throws -> WrkRun) throws -> Measurement {
        let runs = try (1...rounds).map { round in
            announce(name, round)
            return try run()
        }
        return Self.workMeasurement(
            name,
            "\(title), bij \(Progress.grouped(cases)) zaken, 8 verbindingen",
            runs,
            p99: 20
        )
    }
}
