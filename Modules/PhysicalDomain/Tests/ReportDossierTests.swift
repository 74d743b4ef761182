import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("What handlers see of a report")
struct ReportDossierTests {
    private let desk: ReportDesk

    init() throws { desk = try ReportDesk() }

    @Test("the place and the words of the resident are what was filled in")
    func answers() throws {
        let file = try report(#""text":"Voor de bakker","postcode":"6921ES","houseNumber":"3a""#)

        let answers = try desk.context.read { try ReportDossier().answers(of: file, in: $0.tables) }

        #expect(
            answers.map { "\($0.name) \($0.value.plainText)" } == [
                "Waar is het? Voor de bakker", "Postcode en huisnummer 6921 ES 3A", "Wat is er aan de hand? Vol",
            ]
        )
    }

    @Test("a place on the map is told as its coordinates")
    func point() throws {
        let file = try report(#""latitude":51.9459,"longitude":6.0164"#)

        let answers = try desk.context.read { try ReportDossier().answers(of: file, in: $0.tables) }

        #expect(answers.first?.name == "Punt op de kaart")
        #expect(answers.first?.value.plainText.contains("51.9459") == true)
    }

    @Test("the photo that came with a report is its document, and one that waits is nobody's")
    func photo() throws {
        let file = try report(#""text":"Voor de bakker""#)
        let photo = try Photo(cleaning: PictureBytes.jpeg())
        let hash = try desk.context.files.keep(photo.bytes)
        let now = desk.context.now
        let id = try desk.write { session in
            let id = session.newID()
            try UploadedPhotos(session).add(photo, hash: hash, id: id, at: now)
            return id
        }
        #expect(try documents(of: file).isEmpty)

        try desk.write { try UploadedPhotos($0).claim(id, for: 1) }

        let stored = StoredFile(hash: hash, mediaType: "image/jpeg")
        #expect(try documents(of: file) == [CaseDocument(id: id, name: "Foto bij de melding", at: now, file: stored)])
    }

    @Test("of a case that this module did not open it knows nothing")
    func foreign() throws {
        let type = CaseType.test()
        let file = try desk.tenant.write { session in
            let status = StatusChange(to: type.steps[0], at: .testNoon)
            let dates = CaseDates(targetOn: nil, deadlineOn: nil)
            return try session.cases.open(NewCase(type: type, status: status, channel: .push, dates: dates))
        }

        #expect(try desk.context.read { try ReportDossier().answers(of: file, in: $0.tables) }.isEmpty)
        #expect(try documents(of: file).isEmpty)
    }

    private func documents(of file: CaseFile) throws -> [CaseDocument] {
        try desk.context.read { try ReportDossier().documents(of: file, in: $0.tables) }
    }

    private func report(_ place: String) throws -> CaseFile {
        let id = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0007)
        let answer = try desk.post(
            #"{"id":"\#(id)","category":"container-vol","description":"Vol","place":{\#(place)}}"#
        )
        return try #require(try desk.file(answer["followCode"]?.text ?? ""))
    }
}
