import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Searching at the desk")
struct SearchPageTests {
    private let room: CaseRoom
    private let file: CaseFile

    init() throws {
        room = try CaseRoom()
        try room.keep("Renée de Vries", of: "999990019")
        file = try room.open()
    }

    @Test(
        "one box finds a resident by name and birth date, by address and by number, with the cases",
        arguments: ["de vries 14-3-1984", "6921 ES 3a", "9999 90 019"]
    )
    func resident(question: String) throws {
        let answer = try room.search(question)

        #expect(answer.status == 200)
        #expect(room.words.contains("Er is 1 inwoner gevonden."))
        #expect(room.words.contains("Renée de Vries") && room.words.contains(file.number.description))
        #expect(!room.words.contains("999990019"), "the number is masked")
    }

    @Test("a case number and a follow code lead to the case, however they are typed")
    func cases() throws {
        let code = file.followCode.description
        for question in [file.number.description, file.number.description.lowercased(), code, code.lowercased()] {
            let answer = try room.search(question)

            #expect(answer.status == 303, "\(question)")
            #expect(
                answer.headers.first { $0.name == "Location" }?.value
                    == "/duiven/werk/zaken/\(file.number)?doel=identification"
            )
        }
        #expect(try room.looks().isEmpty, "the way to a case shows no data of the resident")
    }

    @Test("who is shown stands in the read log with who looked, the purpose and the fields")
    func logged() throws {
        _ = try room.search("de vries 14-3-1984", for: .identification, by: .agent)
        _ = try room.search("9999 90 019", for: .caseWork)

        #expect(
            try room.looks() == [
                "staff:3 identification bsn,name,geboortedatum,address", "staff:3 identification zaak",
                "staff:1 case-work bsn,name,geboortedatum,address", "staff:1 case-work zaak",
            ]
        )
    }

    @Test(
        "what is no question is refused with what to add, kept as it was typed, and nobody is shown",
        arguments: [
            ("Renée de Vries", "Zet de geboortedatum achter de naam"), ("6921 ES", "Zet het huisnummer achter"),
            ("999990018", "Dit is geen burgerservicenummer"), ("", "Vul in waar u op zoekt"),
        ]
    )
    func refused(question: String, remedy: String) throws {
        let answer = try room.search(question)

        #expect(answer.status == 422)
        let field = room.pages.last?.faults.first { $0.name == "vraag" }
        #expect(field?.fault?.hasPrefix(remedy) == true)
        #expect(question.isEmpty || field?.answer == .text(question))
        #expect(try room.looks().isEmpty)
    }

    @Test(
        "without a purpose that staff can have nothing is looked up",
        arguments: ["", "mijnoverheid", "nieuwsgierig"]
    )
    func purpose(word: String) throws {
        let answer = try room.ask(.post, "/werk/zoek", form: ["vraag": "de vries 14-3-1984", "doel": word])

        #expect(answer.status == 422)
        #expect(room.pages.last?.faults.map(\.name) == ["doel"])
        #expect(try room.looks().isEmpty)
    }

    @Test("another municipality finds nothing of this one, and nothing is logged")
    func otherMunicipality() throws {
        let heerde = try CaseRoom(in: .test(slug: "heerde", code: "0246", name: "Heerde"))

        for question in [
            "de vries 14-3-1984", "6921 ES 3a", "999990019", file.number.description, file.followCode.description,
        ] {
            #expect(try heerde.search(question, by: .foreigner).status == 200)
            #expect(heerde.words.contains("Niets gevonden."), "\(question)")
        }
        #expect(try heerde.looks().isEmpty && room.looks().isEmpty)
    }

    @Test("of a confidential case others find only that it is there and which team has it, and no name")
    func confidential() throws {
        try room.keep("Sam Stil", of: "999993653", houseNumber: "9")
        let secret = try room.open(.secret(), resident: "999993653", team: "sociaal-team")

        for question in [secret.number.description, secret.followCode.description] {
            #expect(try room.search(question).status == 200)
            #expect(room.words.contains("Niets gevonden."), "\(question)")
        }
        #expect(try room.looks().isEmpty)
        for question in ["999993653", "stil 14-3-1984", "6921 ES 9"] {
            #expect(try room.search(question).status == 200)
            #expect(room.words.contains("Er loopt een zaak bij sociaal team."), "\(question)")
            let told = room.pages.last.map { "\($0.title) \($0.blocks.dropFirst()) \($0.aside)" } ?? ""
            for word in [
                "Sam Stil", secret.number.description, secret.title, secret.followCode.description,
                secret.id.description, "noodinzage",
            ] { #expect(!told.contains(word), "\(word) to \(question)") }
        }
        let looked = try room.looks()
        #expect(looked == Array(repeating: "staff:1 identification zaak-ander-team", count: 3))
        #expect(try room.search("999993653", by: .social).status == 200)
        #expect(room.words.contains("Sam Stil") && room.words.contains(secret.number.description))
    }

    @Test("of someone with cases in and out of sight only those in sight are found, also behind many others")
    func someOutOfSight() throws {
        for _ in 0...SearchDesk.casesShown { _ = try room.open(.secret(), team: "sociaal-team") }

        #expect(try room.search("999990019").status == 200)

        #expect(room.words.contains(file.number.description))
        #expect(!room.words.contains("Z-2026-000002"))
    }

    @Test("someone who is known and has no case yet is found")
    func withoutCases() throws {
        try room.keep("Nieuwe Buur", of: "999993653", houseNumber: "9")

        _ = try room.search("6921 ES 9")

        #expect(room.words.contains("Nieuwe Buur") && room.words.contains("Er zijn geen zaken die u mag zien."))
    }

    @Test("the page asks for a question and a purpose, and keeps nothing in its address")
    func form() throws {
        #expect(try room.ask(.get, "/werk/zoek", by: .agent).status == 200)

        let form = try #require(room.form)
        #expect(form.method == .post && form.fields.map(\.name) == ["vraag", "doel"])
        #expect(form.fields.allSatisfy { $0.missing != nil })
    }
}

extension CaseRoom {
    /// Keeps someone who was born on 14 March 1984.
    fileprivate func keep(_ name: String, of number: String, houseNumber: String = "3A") throws {
        let details = try PersonDetails(
            name: name,
            bornOn: try Day(iso: "1984-03-14"),
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

    fileprivate func search(
        _ question: String,
        for purpose: ReadPurpose = .identification,
        by member: StaffMember = .handler
    ) throws -> Response {
        try ask(.post, "/werk/zoek", by: member, form: ["vraag": question, "doel": purpose.rawValue])
    }

    /// Who looked at whom, why and at what, oldest first.
    fileprivate func looks() throws -> [String] {
        try column("SELECT actor || ' ' || purpose || ' ' || fields FROM read_log ORDER BY seq")
    }
}
