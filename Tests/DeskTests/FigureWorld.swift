import Kernel
import TestSupport

@testable import Desk

/// One municipality with cases of two kinds, one of them confidential, and the figure pages without a server.
struct FigureWorld {
    static let lamps = CaseType.test(key: "lantaarn")
    static let care = CaseType.test(key: "wmo", module: "social-domain", confidentiality: .confidential)
    static let manager = StaffGrant(municipality: "duiven", role: .manager)
    static let socialManager = StaffGrant(municipality: "duiven", role: .manager, module: "social-domain")

    let tenant: TestTenant

    init() throws { tenant = try TestTenant(caseTypes: [Self.lamps, Self.care]) }

    /// Opens cases some days ago and closes them after a number of days.
    func add(_ count: Int, of type: CaseType = lamps, daysAgo: Int, days: Int? = nil) throws {
        let start = Timestamp.testNoon.adding(seconds: -86_400 * daysAgo)
        let dates = type.dates(openedOn: start.day, in: tenant.municipality)
        try tenant.write { session in
            for _ in 0..<count {
                let first = StatusChange(to: type.steps[0], at: start)
                let file = try session.cases.open(NewCase(type: type, status: first, channel: .web, dates: dates))
                guard let days else { continue }
                let last = StatusChange(to: type.steps[2], at: start.adding(seconds: 86_400 * days))
                _ = try session.cases.move(file, of: type, with: last)
            }
        }
    }

    func context(_ grants: StaffGrant...) -> Context {
        let member = StaffMember(
            id: 7,
            loginName: "sem",
            fullName: "Sem de Wit",
            organisation: "1stroom",
            grants: Set(grants)
        )
        let ends = Timestamp.testNoon.adding(seconds: 3_600)
        return tenant.context(.staff(StaffSession(member: member, formToken: "x", endsAt: ends)))
    }

    func set(_ grant: StaffGrant = manager, period: String = "") throws -> FigureSet {
        let context = context(grant)
        return try FigureSet(try FigurePeriod.read(period, on: context.today), in: context)
    }

    func sheet(_ part: FigureSheet.Part, _ grant: StaffGrant = manager, period: String = "") throws -> FigureSheet {
        FigureSheet(part, try set(grant, period: period))
    }

    /// The lines of the CSV of a page, as a browser gets it.
    func lines(_ path: String, period: String? = nil, _ grant: StaffGrant = manager) throws -> [String] {
        let answer = try ask(path, period: period, grant)
        return String(decoding: answer.body.dropFirst(3), as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    func ask(_ path: String, period: String? = nil, _ grant: StaffGrant = manager) throws -> Response {
        guard let route = FigureDesk().routes.first(where: { $0.pattern == path }), case .read(let show) = route.work
        else { throw Problem.notFound }
        let request = Request(
            method: .get,
            path: path,
            parameters: [:],
            query: period.map { [Request.QueryItem("periode", $0)] } ?? [],
            body: [],
            id: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001),
            remoteAddress: "192.0.2.1",
            base: "/duiven"
        )
        return try show(request, context(grant))
    }
}
