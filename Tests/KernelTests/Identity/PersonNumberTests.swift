import Kernel
import Testing

@Suite("A citizen service number (BSN)")
struct CitizenServiceNumberTests {
    @Test(
        "passes and fails like the reference, except that separators are not ours to guess",
        .enabled(if: ReferenceTable.areThere)
    )
    func equalsReference() throws {
        // The reference removes dots and takes full-width digits. We refuse both: what reaches the
        // population register has to be what was typed, nine ASCII digits.
        let refused = ["111.22.2333", "９９９９９００１９"]

        for row in try ReferenceTable.rows("ids/bsn-vectors.tsv") {
            let isValid = (try? CitizenServiceNumber(row[0])) != nil
            #expect(isValid == (row[1] == "1" && !refused.contains(row[0])))
        }
    }

    @Test("is what every official test person has", .enabled(if: ReferenceTable.areThere))
    func testPersons() throws {
        let rows = try ReferenceTable.rows("persons/rvig-testpersonen-2022.tsv")

        for row in rows { #expect(throws: Never.self) { try CitizenServiceNumber(row[1]) } }
        #expect(rows.count == 680)
    }

    @Test(
        "says why a text is none, without the text",
        arguments: [
            ("", .form), ("12345678", .form), ("9999900190", .form), ("99999001é", .form), (" 99999001", .form),
            ("999990010", .checksum), ("000000000", .checksum), ("999990091", .checksum),
        ] as [(String, CitizenServiceNumber.Invalid)]
    )
    func refusals(text: String, reason: CitizenServiceNumber.Invalid) {
        #expect(throws: reason) { try CitizenServiceNumber(text) }
    }

    @Test("shows no digit however it is printed, alone or inside other values")
    func hidden() throws {
        let number = try CitizenServiceNumber("999990019")
        let identity = ResidentIdentity.person(number)
        var dumped = ""
        dump([identity], to: &dumped)
        dump(number, to: &dumped)

        let printed = [
            "\(number)", "\(identity)", "\(IdentifiedResident(identity))", String(reflecting: number),
            String(reflecting: [number: [identity]]), "\(Optional(number) as Any)", dumped,
        ]

        for text in printed {
            #expect(!text.contains("99"))
            #expect(text.contains("BSN *********"))
        }
        #expect(Mirror(reflecting: number).children.isEmpty)
    }
}

@Suite("A bank account number (IBAN)")
struct BankAccountNumberTests {
    @Test("passes and fails like the reference", .enabled(if: ReferenceTable.areThere))
    func equalsReference() throws {
        for row in try ReferenceTable.rows("ids/iban-nl-vectors.tsv") {
            #expect(((try? BankAccountNumber(row[0])) != nil) == (row[1] == "1"), "\(row[0])")
        }
    }

    @Test("is read with spaces and small letters, and given back in groups of four")
    func forgiving() throws {
        let account = try BankAccountNumber("nl06 rabo 5094 5425 73")

        #expect(account.characters == "NL06RABO5094542573")
        #expect(account.inGroups == "NL06 RABO 5094 5425 73")
    }

    @Test(
        "says why a text is none",
        arguments: [
            ("BE68539007547034", .country), ("", .country), ("NL06RABO509454257", .form),
            ("NL06RAB05094542573", .form), ("NL06RABO5094542574", .checksum), ("NLO6RABO5094542573", .form),
        ] as [(String, BankAccountNumber.Invalid)]
    )
    func refusals(text: String, reason: BankAccountNumber.Invalid) {
        #expect(throws: reason) { try BankAccountNumber(text) }
    }

    @Test("shows no more than two digits when printed")
    func hidden() throws {
        let account = try BankAccountNumber("NL06RABO5094542573")
        var dumped = ""
        dump([account], to: &dumped)

        for text in ["\(account)", String(reflecting: [account]), dumped] {
            #expect(text.contains("IBAN **************73"))
            #expect(!text.contains("RABO"))
        }
    }
}
