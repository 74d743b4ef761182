import Kernel
import Testing

@Suite("The numbers of organisations")
struct OrganisationNumberTests {
    @Test("an RSIN is nine digits that pass the eleven test, and is stored as text")
    func legalEntity() throws {
        let number = try LegalEntityNumber("002220647")

        #expect("\(number)" == "002220647")
        #expect(number.sqlValue == .text("002220647"))
        #expect(throws: LegalEntityNumber.Invalid.checksum) { try LegalEntityNumber("002220648") }
        #expect(throws: LegalEntityNumber.Invalid.form) { try LegalEntityNumber("2220647") }
    }

    @Test(
        "a KvK number is eight digits without a check",
        arguments: [("1234567", .form), ("123456789", .form), ("1234567a", .form), ("00000000", .zero)]
            as [(String, ChamberOfCommerceNumber.Invalid)]
    )
    func chamberOfCommerce(text: String, reason: ChamberOfCommerceNumber.Invalid) throws {
        #expect(throws: reason) { try ChamberOfCommerceNumber(text) }
        #expect(try ChamberOfCommerceNumber("01234567").digits == "01234567")
    }

    @Test(
        "an OIN names its register by its prefix",
        arguments: [
            ("00000001002220647000", .legalEntity), ("00000003123456780000", .tradeRegister),
            ("00000004123456789012", .part), ("00000006000000012000", .logius),
            ("0000000700AA00000000", .school), ("00000099000000001000", .test),
        ] as [(String, OrganisationIdentificationNumber.Register)]
    )
    func register(text: String, register: OrganisationIdentificationNumber.Register) throws {
        let number = try OrganisationIdentificationNumber(text)

        #expect(number.register == register)
        #expect(number.digits == text)
    }

    @Test(
        "an OIN is refused with the part that is wrong",
        arguments: [
            ("0000000100222064700", .form), ("00000001 02220647000", .form), ("", .form),
            ("00000005002220647000", .register), ("00000010002220647000", .register),
            ("00000001002220648000", .number), ("00000001002220647001", .number),
            ("00000003000000000000", .number), ("00000003123456780001", .number),
            ("0000000400AA00000000", .number),
        ] as [(String, OrganisationIdentificationNumber.Invalid)]
    )
    func refusals(text: String, reason: OrganisationIdentificationNumber.Invalid) {
        #expect(throws: reason) { try OrganisationIdentificationNumber(text) }
    }

    @Test("an OIN can be made of an RSIN")
    func fromRSIN() throws {
        let number = OrganisationIdentificationNumber(try LegalEntityNumber("002220647"))

        #expect(try number == OrganisationIdentificationNumber("00000001002220647000"))
    }
}

@Suite("A postal code")
struct PostcodeTests {
    @Test(
        "passes and fails like the reference, except where it repairs too much",
        .enabled(if: ReferenceTable.areThere)
    )
    func equalsReference() throws {
        // The reference also takes a space between the digits and a dash before the letters. Those are
        // typing errors that the resident should see.
        let refused = ["123 4AB", "1234-AB"]

        for row in try ReferenceTable.rows("ids/postcode-vectors.tsv") {
            let postcode = try? Postcode(row[0])
            let expected = refused.contains(row[0]) || row[1] == "0" ? nil : row[2]
            #expect(postcode?.text == expected, "\(row[0])")
        }
    }

    @Test("is read from every address of the official test persons", .enabled(if: ReferenceTable.areThere))
    func testPersons() throws {
        for row in try ReferenceTable.rows("persons/rvig-testpersonen-2022.tsv") where !row[16].isEmpty {
            #expect(try Postcode(row[16]).compact == row[16])
        }
    }

    @Test(
        "is refused with the reason",
        arguments: [
            ("0234 AB", .notInUse), ("6921 sa", .notInUse), ("6921 SD", .notInUse), ("6921 SS", .notInUse),
            ("6921", .form), ("6921 A", .form), ("6921 ABC", .form), ("6921 Aé", .form), ("", .form),
            ("69 21 AB", .form), ("6921 ß", .form), ("６921 AB", .form),
        ] as [(String, Postcode.Invalid)]
    )
    func refusals(text: String, reason: Postcode.Invalid) {
        #expect(throws: reason) { try Postcode(text) }
    }

    @Test("gives the forms that people, registers and statistics use")
    func forms() throws {
        let postcode = try Postcode(" 6921aa ")

        #expect("\(postcode)" == "6921 AA")
        #expect(postcode.compact == "6921AA")
        #expect(postcode.area == "6921")
    }
}
