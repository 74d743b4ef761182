import Kernel
import TestSupport
import Testing

@Suite("Looking residents up")
struct ResidentSearchTests {
    private let tenant: TestTenant
    private let type = CaseType.test()
    private let secret = CaseType.test(key: "wmo", module: "social-domain", confidentiality: .confidential)

    init() throws { tenant = try TestTenant(caseTypes: [type, secret]) }

    @Test("part of a name finds who was born that day, whatever the capitals and accents")
    func byName() throws {
        try keep("Renée de Vries-Öztürk", "1984-03-14", of: "999990019")
        try keep("Piet de Vries", "1985-03-14", of: "999993653")

        #expect(
            try find(.nameAndBirth(name: "renee ozt", bornOn: try Day(iso: "1984-03-14"))) == ["Renée de Vries-Öztürk"]
        )
        #expect(try find(.nameAndBirth(name: "de vries", bornOn: try Day(iso: "1984-03-15"))).isEmpty)
        #expect(try find(.nameAndBirth(name: "vriesen", bornOn: try Day(iso: "1984-03-14"))).isEmpty)
    }

    @Test("an address finds everybody who lives there, with and without a space in the number")
    func byAddress() throws {
        try keep("Bewoner Een", "1984-03-14", of: "999990019", houseNumber: "3 a")
        try keep("Bewoner Twee", "1990-01-01", of: "999993653", houseNumber: "3A")
        try keep("Buur", "1990-01-01", of: "999990639", houseNumber: "3")

        let found = try find(.address(try Postcode("6921 ES"), houseNumber: "3-a"))

        #expect(found == ["Bewoner Een", "Bewoner Twee"])
    }

    @Test(
        "a house number stays as it was told, and is found with or without what people put between its parts",
        arguments: [
            ("12-14", ["12-14", "12 - 14"], "1214"), ("3 a", ["3A", "3-a", "3 A"], "3-1a"), ("7-2", ["7-2"], "72"),
            ("5-bis", ["5bis", "5 BIS"], "5"),
        ]
    )
    func houseNumbers(told: String, asked: [String], other: String) throws {
        try keep("Bewoner Een", "1984-03-14", of: "999990019", houseNumber: told)
        let postcode = try Postcode("6921 ES")

        for houseNumber in asked {
            #expect(try find(.address(postcode, houseNumber: houseNumber)) == ["Bewoner Een"], "\(houseNumber)")
        }

        #expect(try find(.address(postcode, houseNumber: other)).isEmpty)
        let found = try asAgent { session in
            try session.residents.find(
                .citizenServiceNumber(try CitizenServiceNumber("999990019")),
                purpose: .identification,
                limit: 1
            )
        }
        #expect(found.first?.details?.address?.houseNumber == told)
    }

    @Test("everyone who is shown stands in the read log, with the purpose")
    func logged() throws {
        try keep("Bewoner Een", "1984-03-14", of: "999990019")
        let before = try reads()

        _ = try find(.citizenServiceNumber(try CitizenServiceNumber("999990019")))
        _ = try find(.citizenServiceNumber(try CitizenServiceNumber("999993653")))

        #expect(try reads() == before + ["staff:4 identification bsn,name,geboortedatum,address"])
    }

    @Test("when too many people fit, nobody is shown and nothing is logged")
    func tooMany() throws {
        try keep("Bewoner Een", "1984-03-14", of: "999990019")
        try keep("Bewoner Twee", "1984-03-14", of: "999993653")

        let question = ResidentQuestion.nameAndBirth(name: "bewoner", bornOn: try Day(iso: "1984-03-14"))

        #expect(throws: TooManyResidents.self) { try find(question, limit: 1) }
        #expect(try reads().isEmpty)
    }

    @Test("of the cases of a resident only those are shown that the reader may see")
    func cases() throws {
        let resident = ResidentIdentity.person(try CitizenServiceNumber("999990019"))
        for type in [type, secret] {
            _ = try tenant.write { session in
                try session.cases.open(
                    NewCase(
                        type: type,
                        status: StatusChange(to: type.steps[0], at: .testNoon),
                        channel: .web,
                        resident: resident,
                        dates: CaseDates(targetOn: nil, deadlineOn: nil)
                    )
                )
            }
        }

        let shown = try asAgent { session in
            let found = try session.residents.find(
                .citizenServiceNumber(try CitizenServiceNumber("999990019")),
                purpose: .identification,
                limit: 5
            )
            return try found.flatMap { try session.residents.cases(of: $0, purpose: .identification, limit: 20) }.map(
                \.typeKey
            )
        }

        #expect(shown == [type.key])
        #expect(try reads().last == "staff:4 identification zaak", "each case that is shown is a look of its own")
    }

    @Test("of someone with cases of other teams only it is told that there is one, and which team has it")
    func otherTeams() throws {
        try keep("Bewoner Twee", "1984-03-14", of: "999993653")
        try openSecret("999993653", team: "sociaal-team")

        let found = try asAgent { session in
            try session.residents.find(
                .citizenServiceNumber(try CitizenServiceNumber("999993653")),
                purpose: .identification,
                limit: 5
            ).map { resident in
                (resident, try session.residents.otherTeamsCases(of: resident, purpose: .identification, limit: 20))
            }
        }

        #expect(found.map(\.0.identity) == [.anonymous] && found.allSatisfy { $0.0.details == nil })
        #expect(found.flatMap(\.1).map(\.team) == ["sociaal-team"])
        #expect(try reads() == ["staff:4 identification zaak-ander-team"])
    }

    @Test("a case of another team that is closed is not told of")
    func closedOtherTeams() throws {
        try keep("Bewoner Twee", "1984-03-14", of: "999993653")
        let file = try openSecret("999993653", team: "sociaal-team")
        _ = try tenant.write { [secret] session in
            try session.cases.move(
                file,
                of: secret,
                with: StatusChange(to: secret.steps[2], at: .testNoon, resultKey: "opgelost")
            )
        }

        #expect(
            try asAgent { session in
                try session.residents.find(
                    .citizenServiceNumber(try CitizenServiceNumber("999993653")),
                    purpose: .identification,
                    limit: 5
                ).isEmpty
            }
        )
        #expect(try reads().isEmpty)
    }

    @Test("residents whom the reader may not know of do not count as too many either")
    func hiddenDoNotCount() throws {
        let born = try Day(iso: "1984-03-14")
        try keep("Bewoner Een", "1984-03-14", of: "999990019")
        try keep("Bewoner Twee", "1984-03-14", of: "999993653")
        let file = try openSecret("999993653", team: nil)
        _ = try tenant.write { [secret] session in
            try session.cases.move(
                file,
                of: secret,
                with: StatusChange(to: secret.steps[2], at: .testNoon, resultKey: "opgelost")
            )
        }

        #expect(try find(.nameAndBirth(name: "bewoner", bornOn: born), limit: 1) == ["Bewoner Een"])
    }

    @discardableResult
    private func openSecret(_ number: String, team: String?) throws -> CaseFile {
        try tenant.write { [secret] session in
            try session.cases.open(
                NewCase(
                    type: secret,
                    status: StatusChange(to: secret.steps[0], at: .testNoon),
                    channel: .web,
                    resident: .person(try CitizenServiceNumber(number)),
                    dates: CaseDates(targetOn: nil, deadlineOn: nil),
                    team: team
                )
            )
        }
    }

    private func keep(_ name: String, _ born: String, of number: String, houseNumber: String = "1") throws {
        let details = try PersonDetails(
            name: name,
            bornOn: try Day(iso: born),
            address: PersonDetails.HomeAddress(
                street: "Kerkstraat",
                houseNumber: houseNumber,
                postcode: try Postcode("6921 ES"),
                town: "Duiven"
            )
        )
        let identity = ResidentIdentity.person(try CitizenServiceNumber(number))
        try tenant.write { try $0.residents.keep(details, of: identity) }
    }

    private func find(_ question: ResidentQuestion, limit: Int = 50) throws -> [String] {
        try asAgent { session in
            try session.residents.find(question, purpose: .identification, limit: limit).compactMap { $0.details?.name }
        }
    }

    private func asAgent<Value: Sendable>(_ body: @escaping @Sendable (any WriteSession) throws -> Value) throws
        -> Value
    {
        let grant = StaffGrant(municipality: tenant.municipality.slug, role: .agent)
        let member = StaffMember(id: 4, loginName: "a", fullName: "A", organisation: "1stroom", grants: [grant])
        let caller = Caller.staff(StaffSession(member: member, formToken: "", endsAt: .testNoon))
        return try tenant.context(caller).writeAndWait(body)
    }

    private func reads() throws -> [String] {
        try tenant.file.store.read { database in
            try database.rows("SELECT actor, purpose, fields FROM read_log ORDER BY seq") { row in
                "\(try row.text(0)) \(try row.text(1)) \(try row.text(2))"
            }
        }
    }
}
