import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Photos that were uploaded and never sent")
struct UploadedPhotosTests {
    private let desk: ReportDesk

    init() throws { desk = try ReportDesk() }

    @Test(
        "a photo that nobody sent is gone with the next photo after a day, its file too",
        arguments: [86_400, 86_401]
    )
    func removesAfterADay(seconds: Int) throws {
        let old = try upload(width: 100)
        desk.tenant.clock.advance(seconds: seconds)

        let new = try upload(width: 200)

        let isOver = seconds > 86_400
        #expect(desk.context.files.contains(old) != isOver)
        #expect(desk.context.files.contains(new))
        #expect(try desk.count("physical_domain_photo") == (isOver ? 1 : 2))
    }

    @Test("a file that a report names stays, however often the same picture was uploaded beside it")
    func keepsReported() throws {
        let hash = try upload(width: 100)
        try claimEverything()
        _ = try upload(width: 100)
        desk.tenant.clock.advance(seconds: 86_401)

        _ = try upload(width: 200)

        #expect(desk.context.files.contains(hash))
        #expect(try desk.count("physical_domain_photo") == 2)
    }

    @Test("a file that was sent for a task as well stays when nobody sends the photo")
    func keepsWhatATaskNames() throws {
        let hash = try upload(width: 100)
        try desk.complete(sending: hash)
        desk.tenant.clock.advance(seconds: 86_401)

        _ = try upload(width: 200)

        #expect(desk.context.files.contains(hash))
        #expect(try desk.count("physical_domain_photo") == 1)
    }

    @Test("a picture that comes in once more keeps its file, though the earlier upload is over")
    func keepsTheNewOne() throws {
        let hash = try upload(width: 100)
        desk.tenant.clock.advance(seconds: 86_401)

        let again = try upload(width: 100)

        #expect(again == hash)
        #expect(desk.context.files.contains(hash))
        #expect(try desk.count("physical_domain_photo") == 1)
    }

    @Test("a file that was removed between keeping and noting it is kept again")
    func survivesARemoval() throws {
        let photo = try Photo(cleaning: PictureBytes.jpeg())
        let hash = try desk.context.files.keep(photo.bytes)
        try desk.context.files.remove(hash)

        try note(photo, hash)

        #expect(try desk.context.files.bytes(of: hash) == photo.bytes)
    }

    @Test("each photo removes only the oldest few, so that no upload waits for all")
    func removesAFew() throws {
        for width in 1...6 { _ = try upload(width: width) }
        desk.tenant.clock.advance(seconds: 86_401)

        _ = try upload(width: 200)
        let left = try desk.count("physical_domain_photo")
        _ = try upload(width: 300)

        #expect(left == 3)
        #expect(try desk.count("physical_domain_photo") == 2)
    }

    private func upload(width: Int) throws -> String {
        let photo = try Photo(cleaning: PictureBytes.jpeg(width: width))
        let hash = try desk.context.files.keep(photo.bytes)
        try note(photo, hash)
        return hash
    }

    private func note(_ photo: Photo, _ hash: String) throws {
        let now = desk.context.now
        try desk.write { session in
            try UploadedPhotos(session).add(photo, hash: hash, id: session.newID(), at: now)
        }
    }

    /// Gives every photo to a report.
    private func claimEverything() throws {
        _ = try desk.post(TakeReportAsJSONTests.lamp())
        let ids = try desk.context.read { session in
            try session.tables.rows("SELECT uuid FROM physical_domain_photo") { try UniqueID(bytes: $0.bytes(0)) }
        }
        try desk.write { session in
            for id in ids { try UploadedPhotos(session).claim(id, for: 1) }
        }
    }
}

extension ReportDesk {
    /// Opens a case that asks its resident for a file, and sends one for it.
    fileprivate func complete(sending hash: String) throws {
        let task = CaseType.Task(key: "foto", side: .resident, kind: .upload, name: "Stuur een foto", text: "Nu.")
        let type = CaseType.test(tasks: [task])
        let dates = CaseDates(targetOn: nil, deadlineOn: nil)
        try tenant.write { session in
            let status = StatusChange(to: type.steps[0], at: .testNoon)
            let file = try session.cases.open(NewCase(type: type, status: status, channel: .web, dates: dates))
            for task in try session.tasks.tasks(of: file) {
                try session.tasks.complete(task, of: file, with: .file(hash: hash, mediaType: "image/jpeg"))
            }
        }
    }
}
