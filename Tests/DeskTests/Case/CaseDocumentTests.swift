import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Photos and documents of a case")
struct CaseDocumentTests {
    private static let sent = CaseType.test(
        confidentiality: .caseConfidential,
        tasks: [
            CaseType.Task(key: "foto", side: .resident, kind: .upload, name: "Stuur een foto", text: "Van de tegel."),
            CaseType.Task(key: "brief", side: .staff, kind: .upload, name: "Voeg de brief toe", text: "Van vandaag."),
        ]
    )

    private static let secret = CaseType.test(
        key: "wmo",
        module: "social-domain",
        confidentiality: .confidential,
        isShownAtMijnOverheid: false,
        tasks: [CaseType.Task(key: "brief", side: .resident, kind: .upload, name: "Stuur de brief", text: "Van nu.")]
    )

    private let room: CaseRoom
    private let file: CaseFile

    init() throws {
        room = try CaseRoom([Self.sent, Self.secret], module: PhotoModule())
        file = try room.open(Self.sent)
    }

    @Test("the page of a case lists what was sent, oldest first, and shows none of it yet")
    func listed() throws {
        let second = try room.addPhoto(to: file, after: 60)
        let first = try room.addPhoto(Array("ander".utf8), to: file)
        let task = try room.send(Array("%PDF-1".utf8), "application/pdf", for: file)

        _ = try room.send(of: file)

        #expect(room.documents.map(\.words) == ["Foto bij de melding", "Stuur een foto", "Foto bij de melding 2"])
        #expect(
            room.documents.map(\.address)
                == [first, task, second].map {
                    .local("/werk/zaken/\(file.number)/documenten/\($0)")
                }
        )
        #expect(try room.looks() == ["staff:1 case-work zaak \(file.key)"])
    }

    @Test("a case without documents has no list, and a task that is open or of staff is no document")
    func none() throws {
        let mine = try #require(try room.tasks(of: file).last)
        try room.tenant.write { try $0.tasks.complete(mine, of: file, with: .ticked) }

        _ = try room.send(of: file)

        #expect(!room.words.contains("Documenten"))
        for task in try room.tasks(of: file) {
            #expect(throws: Problem.notFound) { try room.download(task.id, of: file) }
        }
        #expect(try room.looks() == ["staff:1 case-work zaak \(file.key)"])
    }

    @Test("a photo is a download of its own kind, and the look is logged", arguments: [StaffMember.handler, .agent])
    func photo(member: StaffMember) throws {
        let id = try room.addPhoto(to: file)

        let answer = try room.download(id, of: file, by: member)

        #expect(answer.status == 200 && answer.body == Array("foto".utf8))
        #expect(answer.value("Content-Type") == "image/jpeg")
        let name = "\(file.number)-foto-bij-de-melding.jpg"
        #expect(answer.value("Content-Disposition") == "attachment; filename=\"\(name)\"")
        #expect(try room.looks() == ["staff:\(member.id) case-work documenten \(file.key)"])
    }

    @Test("a file that the resident sent for a task is a document too, logged once")
    func sentForATask() throws {
        let id = try room.send(Array("%PDF-1".utf8), "application/pdf", for: file)

        let answer = try room.download(id, of: file)

        #expect(answer.body == Array("%PDF-1".utf8))
        #expect(answer.value("Content-Type") == "application/pdf")
        #expect(try room.looks() == ["staff:1 case-work documenten \(file.key)"])
    }

    @Test("whatever a row says, a browser gets no page to show and no header of somebody else's making")
    func hostile() throws {
        let id = try room.addPhoto(to: file, name: "x\"\r\nSet-Cookie: a=b\u{202E}", mediaType: "text/html")

        let answer = try room.download(id, of: file)

        #expect(answer.value("Content-Type") == "application/octet-stream")
        let name = "\(file.number)-x-set-cookie-a-b.bin"
        #expect(answer.value("Content-Disposition") == "attachment; filename=\"\(name)\"")
    }

    @Test("a document of another case, and one that is none, does not exist")
    func otherCase() throws {
        let other = try room.open(Self.sent)
        let id = try room.addPhoto(to: other)

        #expect(throws: Problem.notFound) { try room.download(id, of: file) }
        for name in ["", "foto", "../../platform.sqlite", UniqueID(high: 0, low: 1).description] {
            #expect(throws: Problem.notFound) { try room.download(name, of: file) }
        }
        #expect(try room.looks().isEmpty)
    }

    @Test("of a confidential case only who may see it gets a document, and another municipality gets none")
    func outOfSight() throws {
        let secret = try room.open(Self.secret, team: "sociaal-team")
        let kept = try room.send(Array("geheim".utf8), "image/png", for: secret)

        for member in [StaffMember.handler, .leader, .agent, .foreigner] {
            #expect(throws: Problem.notFound) { try room.download(kept, of: secret, by: member) }
        }
        #expect(try room.looks().isEmpty)
        #expect(try room.download(kept, of: secret, by: .social).status == 200)

        let heerde = try CaseRoom(
            [Self.sent],
            in: .test(slug: "heerde", code: "0246", name: "Heerde"),
            module: PhotoModule()
        )
        let here = try room.addPhoto(to: file)
        #expect(throws: Problem.notFound) { try heerde.download(here, of: file, by: .foreigner) }
    }

    @Test("a file that is gone is said to be gone, and nobody is logged for it")
    func gone() throws {
        let id = try room.addPhoto(Array("weg".utf8), to: file)
        let hash = try #require(try room.column("SELECT hash FROM physical_domain_photo").first)
        try room.tenant.context().files.remove(hash)

        #expect(throws: Problem.documentGone) { try room.download(id, of: file) }
        #expect(try room.looks().isEmpty)
    }

    @Test("what was filled in on the form of a module is shown once with a purpose, and logged")
    func answersOfTheModule() throws {
        _ = try room.addPhoto(to: file)
        _ = try room.send(of: file)
        #expect(!room.words.contains("Bij de bakker"))

        let seen = try room.send(.post, "/inzage", of: file, form: ["wat": "antwoorden", "doel": "case-work"])

        #expect(seen.status == 200 && room.words.contains("Bij de bakker"))
        #expect(try room.looks().last == "staff:1 case-work antwoorden \(file.key)")
    }
}

extension CaseRoom {
    fileprivate func download(
        _ document: UniqueID,
        of file: CaseFile,
        by member: StaffMember = .handler
    ) throws -> Response {
        try download(document.description, of: file, by: member)
    }

    fileprivate func download(_ name: String, of file: CaseFile, by member: StaffMember = .handler) throws -> Response {
        let parameters = ["number": file.number.description, "document": name]
        return try ask(.get, DownloadDocument.pattern, parameters: parameters, by: member)
    }

    fileprivate func tasks(of file: CaseFile) throws -> [CaseTask] {
        try tenant.context().read { try $0.tasks.tasks(of: file) }
    }

    /// Sends a file for the task of the resident.
    ///
    /// - Returns: What names it in an address.
    fileprivate func send(_ bytes: [UInt8], _ mediaType: String, for file: CaseFile) throws -> UniqueID {
        guard let task = try tasks(of: file).first(where: { $0.what.side == .resident }) else { throw Problem.notFound }
        let hash = try tenant.context().files.keep(bytes)
        tenant.clock.advance(seconds: 30)
        try tenant.write { try $0.tasks.complete(task, of: file, with: .file(hash: hash, mediaType: mediaType)) }
        return task.id
    }

    /// The links of the list of documents on the page that was shown last.
    fileprivate var documents: [Link] {
        for case .section("Documenten", let blocks) in pages.last?.blocks ?? [] {
            for case .table(let table) in blocks { return table.rows.compactMap { $0.first?.link } }
        }
        return []
    }

    /// Who looked at what of which case, why.
    fileprivate func looks() throws -> [String] {
        try column("SELECT actor || ' ' || purpose || ' ' || fields || ' ' || case_id FROM read_log ORDER BY seq")
    }
}

extension Response {
    fileprivate func value(_ header: String) -> String? { headers.first { $0.name == header }?.value }
}

extension Table.Cell {
    /// The first link in the text of this cell.
    fileprivate var link: Link? {
        guard case .text(let text) = self else { return nil }
        for case .link(let link) in text.runs { return link }
        return nil
    }
}
