import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Open311: reports for apps and maps")
struct GeoReportTests {
    @Test("the list shows kind, place and step of a report, and nothing that somebody wrote")
    func listed() throws {
        let desk = try ReportDesk()
        let number = try desk.send311(["description": "De lamp van Jansen", "address_string": "Bij Jansen"])

        let answer = try desk.requests()
        let shown = try #require(answer.list?.first)

        #expect(shown["service_request_id"]?.text == number)
        #expect(shown["service_code"]?.text == "lamp-uit")
        #expect(shown["status"]?.text == "open")
        #expect(shown["status_notes"]?.text == "Wij hebben uw melding")
        #expect(shown["lat"]?.double == 51.9459)
        #expect(shown["zipcode"]?.text == "6921")
        #expect(!"\(answer)".contains("Jansen"))
        #expect(!"\(answer)".contains("6921 AA"))
    }

    @Test("a kind that is about people is taken, and shown to nobody", arguments: ["geluid", "groep", "iets-anders"])
    func aboutPeople(_ kind: String) throws {
        let desk = try ReportDesk()
        let number = try desk.send311(["service_code": kind])

        #expect(try desk.requests().list == [])
        #expect(try desk.requests([("service_request_id", number)]).list == [])
        #expect(throws: Problem.notFound) {
            try desk.send(.get, "/open311/v2/requests/{request}", .init(parameters: ["request": "\(number).json"]))
        }
    }

    @Test("a municipality that makes reports confidential shows none")
    func confidential() throws {
        let desk = try ReportDesk(confidentiality: "vertrouwelijk")
        _ = try desk.send311()

        #expect(try desk.requests().list == [])
    }

    @Test("pages follow each other by the last report, and each report stands on one of them")
    func pages() throws {
        let desk = try ReportDesk()
        let sent = try (0..<5).map { _ in
            desk.tenant.clock.advance(seconds: 60)
            return try desk.send311()
        }

        var seen: [String] = []
        var query = [("page_size", "2")]
        for _ in 0..<3 {
            let page = try #require(try desk.requests(query).list).compactMap { $0["service_request_id"]?.text }
            seen += page
            query = [("page_size", "2"), ("after", page.last ?? "")]
        }
        let last = try desk.send(.get, "/open311/v2/requests.json", .init(query: query.map { .init($0.0, $0.1) }))
        let first = try desk.send(.get, "/open311/v2/requests.json", .init(query: [.init("page_size", "2")]))

        #expect(seen == sent.reversed())
        #expect(!last.headers.contains { $0.name == "Link" })
        let link = "</duiven/open311/v2/requests.json?page_size=2&after=\(sent[3])>; rel=\"next\""
        #expect(first.headers.contains(Response.Header("Link", link)))
    }

    @Test("the filters of the standard choose by kind, by state and by day")
    func filters() throws {
        let desk = try ReportDesk()
        let lamp = try desk.send311()
        desk.tenant.clock.advance(seconds: 86_400)
        let hole = try desk.send311(["service_code": "gat-in-de-weg"])
        try desk.close(hole)

        #expect(try desk.numbers([("service_code", "lamp-uit")]) == [lamp])
        #expect(try desk.numbers([("service_code", "lamp-uit,gat-in-de-weg")]) == [hole, lamp])
        #expect(try desk.numbers([("status", "closed")]) == [hole])
        #expect(try desk.numbers([("status", "open,closed")]) == [hole, lamp])
        #expect(try desk.numbers([("end_date", desk.context.now.adding(seconds: -3_600).rfc3339)]) == [lamp])
        #expect(try desk.numbers([("start_date", desk.context.now.adding(seconds: -3_600).rfc3339)]) == [hole])
        #expect(try desk.numbers([("service_request_id", "\(lamp),Z-2026-999999")]) == [lamp])
    }

    @Test(
        "a wrong parameter is refused by its name",
        arguments: [
            ("start_date", "gisteren"), ("service_code", "maan"), ("status", "nieuw"), ("page", "2"),
            ("page_size", "201"), ("after", "5"), ("service_request_id", "5"), ("start_date", "2026-01-01T00:00:00Z"),
        ]
    )
    func wrongParameter(_ name: String, _ value: String) throws {
        let desk = try ReportDesk()
        let query = [(name, value)] + (value.hasPrefix("2026") ? [("end_date", "2026-10-01T00:00:00Z")] : [])

        let refusal = #expect(throws: Problem.self) { try desk.requests(query) }

        #expect(refusal?.invalidParams.map(\.name) == [name])
    }

    @Test(
        "a wrong field is refused by its name, and nothing is kept",
        arguments: [
            (["service_code": ""], "service_code"), (["service_code": "maan"], "service_code"),
            (["description": ""], "description"), (["lat": ""], "lat"), (["lat": "1"], "lat"),
            (["lat": "", "long": ""], "lat"), (["lat": "", "long": "", "address_id": "7"], "address_id"),
            (["email": "naam"], "email"), (["attribute[postcode]": "69"], "attribute[postcode]"),
            (["description": String(repeating: "a", count: 4_001)], "description"),
            (["jurisdiction_id": "heerde"], "jurisdiction_id"),
        ]
    )
    func wrongField(_ fields: [String: String], _ name: String) throws {
        let desk = try ReportDesk()

        let refusal = #expect(throws: Problem.self) { try desk.send311(fields) }

        #expect(refusal?.status == 400)
        #expect(refusal?.invalidParams.map(\.name) == [name])
        #expect(try desk.count("physical_domain_report") == 0)
    }

    @Test("a description as long as the standard allows is taken")
    func longest() throws {
        let desk = try ReportDesk()

        #expect(try desk.send311(["description": String(repeating: "a", count: 4_000)]) == "Z-2026-000001")
    }

    @Test("a photo that comes along is cleaned and kept with the report; one that is no photo is refused")
    func photo() throws {
        let desk = try ReportDesk()
        _ = try desk.send311(media: PictureBytes.jpeg())

        let refusal = #expect(throws: Problem.self) { try desk.send311(media: Array("MZ".utf8)) }

        #expect(refusal?.invalidParams.map(\.name) == ["media"])
        #expect(try desk.count("physical_domain_photo WHERE report_id = 1") == 1)
    }

    @Test("a client of other case types may not send reports")
    func otherCaseTypes() throws {
        let desk = try ReportDesk()
        let client = IntegratorClient(id: 1, name: "app", scopes: [.reportsWrite], caseTypes: ["paspoort"])

        #expect(throws: Problem.caseTypeNotAllowed) { try desk.send311(caller: .integrator(client)) }
    }

    @Test("refusals are a list of errors in the format of the address, each with field, rule and remedy")
    func refusals() throws {
        let problem = Problem.invalidFields([InvalidParam("lat", "required", "Stuur lat & long.")])
        let id = UniqueID(high: 1, low: 2)
        let xml = GeoReportRefusal.write(problem, Request(method: .post, path: "/open311/v2/requests.xml", id: id))
        let json = GeoReportRefusal.write(.notFound, Request(method: .get, path: "/open311/v2/requests/x.json", id: id))

        #expect(xml.status == 400)
        #expect(
            String(decoding: xml.body, as: UTF8.self)
                == #"<?xml version="1.0" encoding="UTF-8"?><errors><error><code>400</code>"#
                + "<description>lat (required): Stuur lat &amp; long.</description></error></errors>"
        )
        let error = try JSONTree(parsing: json.body).list?.first
        #expect(error?["code"] == .integer(404))
        #expect(error?["description"]?.text?.hasPrefix("not-found: ") == true)
    }

    @Test("every list walks through an index from its newest row and sorts nothing")
    func usesIndex() throws {
        let desk = try ReportDesk()
        let now = desk.context.now
        _ = try desk.send311()

        let plans = try desk.context.read { session in
            let last = try PublicReports(session.tables).report(CaseNumber("Z-2026-000001"))
            let moments = now.adding(seconds: -86_400)..<now
            return [
                PublicReports.query(moments, before: nil), PublicReports.query(moments, before: last),
            ]
        }.map { query in
            try desk.tenant.file.store.read { database in
                try database.rows("EXPLAIN QUERY PLAN \(query)") { try $0.text(3) }.joined(separator: "\n")
            }
        }

        #expect(plans.allSatisfy { $0.contains("physical_domain_report_by_moment") }, "\(plans)")
        #expect(plans.allSatisfy { !$0.contains("SCAN") && !$0.contains("TEMP B-TREE") }, "\(plans)")
    }

    @Test("the description of the interface names every address")
    func description() throws {
        let desk = try ReportDesk()
        let document = try JSONTree(parsing: desk.send(.get, "/open311/v2/openapi.json").body)
        let categories = try CategoryList.shipped()

        let routes = GeoReportInterface(categories: categories).routes
            .filter { !$0.pattern.hasSuffix("openapi.json") }

        for route in routes {
            let path = String(route.pattern.dropFirst(GeoReportInterface.root.count))
            #expect(document["paths"]?[path]?[route.method.rawValue.lowercased()] != nil, "\(route.method) \(path)")
        }
    }
}

extension ReportDesk {
    /// Sends a report with Open311 and gives its number.
    @discardableResult
    func send311(
        _ fields: [String: String] = [:],
        media: [UInt8]? = nil,
        caller: Caller = .integrator(IntegratorClient(id: 1, name: "app", scopes: [.reportsWrite], caseTypes: nil))
    ) throws -> String {
        let usual = [
            "service_code": "lamp-uit", "description": "De lamp is uit.", "lat": "51.94591", "long": "6.01642",
            "attribute[postcode]": "6921 AA",
        ]
        let file = media.map {
            FormBody.File(name: "media", filename: "a.jpg", contentType: "image/jpeg", bytes: $0)
        }
        let form = FormBody(
            fields: usual.merging(fields) { _, new in new }.filter { !$0.value.isEmpty }.mapValues { [$0] },
            files: file.map { [$0] } ?? []
        )
        let answer = try send(.post, "/open311/v2/requests.json", Sent(form: form, caller: caller))
        return try #require(try JSONTree(parsing: answer.body).list?.first?["service_request_id"]?.text)
    }

    fileprivate func requests(_ query: [(String, String)] = []) throws -> JSONTree {
        let items = query.map { Request.QueryItem($0.0, $0.1) }
        return try JSONTree(parsing: send(.get, "/open311/v2/requests.json", Sent(query: items)).body)
    }

    fileprivate func numbers(_ query: [(String, String)]) throws -> [String] {
        try (requests(query).list ?? []).compactMap { $0["service_request_id"]?.text }
    }

    func close(_ number: String) throws {
        let type = try #require(tenant.caseTypes.current("melding-openbare-ruimte", on: context.today))
        let last = try #require(type.steps.last)
        let now = context.now
        _ = try write { session in
            guard let file = try session.cases.find(number: CaseNumber(number)) else { throw Problem.notFound }
            return try session.cases.move(file, of: type, with: StatusChange(to: last, at: now, resultKey: "opgelost"))
        }
    }
}
