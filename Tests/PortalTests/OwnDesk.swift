import Kernel
import TestSupport

@testable import Portal

/// One municipality with an own portal and residents who are logged in, without a server in between.
struct OwnDesk {
    let tenant: TestTenant
    let pages = PageKeeper()
    let type: CaseType

    init(_ type: CaseType = .test(confidentiality: .confidential)) throws {
        tenant = try TestTenant(caseTypes: [type])
        self.type = type
    }

    static func session(_ key: Int) -> ResidentSession {
        ResidentSession(
            residentKey: key,
            formToken: "formulier",
            endsAt: .testNoon.adding(seconds: 900),
            latestAt: .testNoon.adding(seconds: 7_200)
        )
    }

    /// Opens a case of someone and gives it back.
    func open(_ number: String = "999990019", title: String = "") throws -> CaseFile {
        var new = NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: .testNoon, explanation: "Wij lazen het."),
            channel: .web,
            title: title,
            dates: CaseDates(targetOn: Timestamp.testNoon.day.adding(days: 5), deadlineOn: nil)
        )
        new.resident = .person(try CitizenServiceNumber(number))
        let opening = new
        return try tenant.write { try $0.cases.open(opening) }
    }

    /// Moves a case to the step at this place.
    func move(_ file: CaseFile, to place: Int) throws -> CaseFile {
        let type = type
        let change = StatusChange(to: type.steps[place], at: .testNoon.adding(seconds: 60 * place))
        return try tenant.write { try $0.cases.move(file, of: type, with: change) }
    }

    /// Asks for a page as the resident of a case.
    func send(
        as file: CaseFile,
        _ pattern: String,
        _ parameters: [String: String] = [:],
        query: [Request.QueryItem] = []
    ) throws -> Response {
        let request = Request(
            method: .get,
            path: pattern,
            parameters: parameters,
            query: query,
            id: Self.requestID,
            base: "/duiven"
        )
        return try routes.answer(request, at: pattern, in: context(of: file))
    }

    /// Sends the form for the download as the resident of a case.
    func download(as file: CaseFile) throws -> Response {
        try change(as: file, "/mijn/gegevens", FormBody(fields: [:]))()
    }

    /// Sends the form of a task as the resident of its case.
    func send(_ task: CaseTask, of file: CaseFile, answer: String = "", bytes: [UInt8] = []) throws -> Response {
        try prepare(task, of: file, answer: answer, bytes: bytes)()
    }

    /// Sends the form of a task; what it changes happens when the result is called.
    func prepare(
        _ task: CaseTask,
        of file: CaseFile,
        answer: String = "",
        bytes: [UInt8] = []
    ) throws -> () throws -> Response {
        let fields = ["taak": [task.id.description], "antwoord": [answer]]
        let sent = FormBody.File(name: "bestand", filename: "x.exe", contentType: "image/png", bytes: bytes)
        return try change(as: file, "/mijn/zaken/{number}/taak", FormBody(fields: fields, files: [sent]))
    }

    /// The tasks that the resident of a case sees.
    func tasks(of file: CaseFile) throws -> [CaseTask] {
        try context(of: file).read { try OwnCase.tasks(of: file, in: $0) }
    }

    private func change(as file: CaseFile, _ pattern: String, _ form: FormBody) throws -> () throws -> Response {
        let request = Request(
            method: .post,
            path: pattern,
            parameters: ["number": file.number.description],
            form: form,
            id: Self.requestID,
            base: "/duiven"
        )
        return try routes.prepared(request, at: pattern, in: context(of: file))
    }

    private static let requestID = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001)

    private var routes: [Route] { OwnPages(staff: OneColleague()).routes }

    func context(of file: CaseFile) -> Context {
        tenant.context(.resident(Self.session(file.residentKey ?? 0)), pages: pages)
    }

    /// Every value of a column, as text.
    func column(_ sql: SQL) throws -> [String] { try tenant.file.store.read { try $0.rows(sql) { try $0.text(0) } } }

    /// The words of the page that was shown last.
    var words: String { pages.last.map { "\($0)" } ?? "" }
}

/// A municipality with one colleague, a case worker of the field team with id 7.
struct OneColleague: StaffDirectory {
    private let colleague = StaffMember(
        id: 7,
        loginName: "noor",
        fullName: "Noor Voorbeeld",
        organisation: "1stroom",
        grants: [StaffGrant(municipality: "duiven", role: .caseWorker, team: "buitendienst")]
    )

    func member(_ id: Int) throws -> StaffMember? { id == colleague.id ? colleague : nil }

    func members(of municipality: Municipality) throws -> [StaffMember] { [colleague] }
}
