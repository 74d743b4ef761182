import Kernel
import TestSupport
import Testing

@testable import Portal

@Suite("Asking for something while logged in")
struct KnownAnswersTests {
    private static let anna = try? PersonDetails(name: "Anna Voorbeeld")
    private static let named = ["caseType": "kapvergunning"]
    /// What the form about trees asks of who is logged in.
    private static let typed = PortalDesk.right.filter { $0.key != "naam" }.merging(["ingelogd": "ja"]) { $1 }

    @Test("what is known is not asked, and the page says so without telling it")
    func notAsked() throws {
        let desk = try PortalDesk(portal: .own)
        let session = try desk.logIn(Self.anna)

        _ = try desk.send(.get, "/aanvragen/{caseType}", Self.named, as: session)
        let first = "\(desk.pages.last?.blocks ?? [])"
        _ = try desk.fill(Self.typed.merging(["stap": "1"]) { $1 }, as: session)

        #expect(first.contains("U bent ingelogd. Wij vragen niet naar uw naam: dat weten wij al."))
        #expect(!first.contains("Anna"))
        #expect(desk.pages.last?.title == "Over u")
        #expect(desk.pages.last?.fieldNames == ["email"])
        #expect(try desk.column("SELECT fields FROM read_log") == [])
    }

    @Test("the page on which everything is checked shows what was known and where it comes from, and logs that look")
    func checked() throws {
        let desk = try PortalDesk(portal: .own)
        let session = try desk.logIn(Self.anna)

        let answer = try desk.fill(Self.typed.merging(["stap": "2"]) { $1 }, as: session)

        let words = "\(desk.pages.last?.blocks ?? [])"
        #expect(answer.status == 200 && desk.pages.last?.title == "Kijk uw antwoorden na")
        for text in ["Dit weten wij al van u", "Uw naam", "Anna Voorbeeld", "Dit staat in onze eigen gegevens."] {
            #expect(words.contains(text), "\(text)")
        }
        #expect(try desk.column("SELECT purpose || ' ' || fields FROM read_log") == ["own-application name"])
    }

    @Test("the case is that of who is logged in, with what was known among its answers")
    func ownCase() throws {
        let desk = try PortalDesk(portal: .own)
        let session = try desk.logIn(Self.anna)

        let answer = try desk.fill(Self.typed.merging(["stap": "3", "naam": "Iemand anders"]) { $1 }, as: session)

        let location = answer.headers.first { $0.name == "Location" }?.value ?? ""
        let file = try desk.file(try FollowCode(String(location.split(separator: "/").last ?? "")))
        #expect(file.residentKey == session.residentKey)
        #expect(try desk.answers(of: file).contains(CaseAnswer("naam", "Anna Voorbeeld")))
        #expect(try desk.context(of: session).read { try $0.own.cases(.running, after: nil, limit: 9) }.count == 1)
    }

    @Test("of whom nothing is known is asked everything, and the case is the own case all the same")
    func nothingKnown() throws {
        let desk = try PortalDesk(portal: .own)
        let session = try desk.logIn(nil)

        let answer = try desk.fill(PortalDesk.right, as: session)

        let location = answer.headers.first { $0.name == "Location" }?.value ?? ""
        let file = try desk.file(try FollowCode(String(location.split(separator: "/").last ?? "")))
        #expect(file.residentKey == session.residentKey)
        #expect(try desk.answers(of: file).contains(CaseAnswer("naam", "Jan Test")))
    }

    @Test("what someone who logged in fills in about oneself is kept, and is not asked the next time")
    func kept() throws {
        let desk = try PortalDesk(portal: .own)
        let session = try desk.logIn(nil)

        let first = try desk.fill(PortalDesk.right, as: session)
        let twice = try desk.fill(PortalDesk.right, as: session)

        #expect(try desk.column("SELECT name FROM person") == ["Jan Test"])
        #expect(first.headers == twice.headers, "the same form once more is the same case")
        #expect(try desk.column("SELECT kind FROM event").filter { $0 == "person-known" }.count == 1)
        _ = try desk.fill(Self.typed.merging(["stap": "1"]) { $1 }, as: session)
        #expect(desk.pages.last?.fieldNames == ["email"])
    }

    @Test("what is known stays as it is, whatever is sent along, and of anybody else nothing is kept")
    func notOverwritten() throws {
        let desk = try PortalDesk(portal: .own)
        let session = try desk.logIn(Self.anna)

        _ = try desk.fill(PortalDesk.right.merging(["naam": "Iemand anders"]) { $1 }, as: session)
        _ = try desk.apply(mark: 7)

        #expect(try desk.column("SELECT name FROM person") == ["Anna Voorbeeld"])
    }

    @Test("a form that was sent without logging in is not sent once more as one's own")
    func sentAsAnybodyBefore() throws {
        let desk = try PortalDesk(portal: .own)
        _ = try desk.fill(PortalDesk.right)
        let session = try desk.logIn(Self.anna)

        #expect(throws: Problem.formReused) { try desk.fill(PortalDesk.right, as: session) }
    }

    @Test("whose login ended halfway reads that, keeps what was typed and is asked the rest")
    func loginEnded() throws {
        let desk = try PortalDesk(portal: .own)

        let answer = try desk.fill(Self.typed.merging(["stap": "2"]) { $1 })

        let words = "\(desk.pages.last?.blocks ?? [])"
        #expect(answer.status == 422)
        #expect(desk.pages.last?.faults.map(\.fault) == ["Vul uw naam in."])
        #expect(words.contains("U bent niet meer ingelogd.") && words.contains("Achter in de tuin"))
        #expect(words.contains("/mijn/inloggen?naar=%2Faanvragen%2Fkapvergunning"))
    }

    @Test("whose login ended before the last button sends nothing by surprise: the page says what it means and asks")
    func loginEndedAtTheEnd() throws {
        let desk = try PortalDesk(portal: .own)
        let typed = PortalDesk.right.merging(["ingelogd": "ja"]) { $1 }

        let answer = try desk.fill(typed)

        let words = "\(desk.pages.last?.blocks ?? [])"
        #expect(answer.status == 422 && desk.pages.last?.title == "Kijk uw antwoorden na")
        #expect(words.contains("dan staat de zaak niet bij uw eigen zaken") && words.contains("Achter in de tuin"))
        #expect(words.contains("/mijn/inloggen?naar=%2Faanvragen%2Fkapvergunning"))
        #expect(words.contains("Verstuur zonder in te loggen"))
        #expect(try desk.column("SELECT status_key FROM case_file") == [])
    }

    @Test("who chooses to send it without logging in has a case with a code, once")
    func sentWithoutLogin() throws {
        let desk = try PortalDesk(portal: .own)
        _ = try desk.fill(PortalDesk.right.merging(["ingelogd": "ja"]) { $1 })
        let form = try #require(desk.pages.last?.form)
        let again = Dictionary(form.hidden.map { ($0.name, $0.value) }) { first, _ in first }

        let answers = try [desk.fill(again), desk.fill(again)]

        #expect(answers.map(\.status) == [303, 303])
        #expect(try desk.column("SELECT CAST(resident_id IS NULL AS TEXT) FROM case_file") == ["1"])
    }

    @Test("a form that would have nothing left to ask asks what it always asks")
    func nothingLeft() throws {
        var type = CaseType.trees()
        type.offer = CaseType.Offer(
            form: type.offer.form.suffix(1).map { page in
                CaseType.FormPage(page.title, questions: page.questions.filter { $0.source == .known(.name) })
            }
        )
        let desk = try PortalDesk([type], portal: .own)
        let session = try desk.logIn(Self.anna)

        _ = try desk.send(.get, "/aanvragen/{caseType}", Self.named, as: session)

        #expect(desk.pages.last?.fieldNames == ["naam"])
    }

    @Test("who is not logged in reads that logging in saves questions, where there are own pages only")
    func offersLogin() throws {
        for (portal, isOffered) in [(Municipality.Portal.own, true), (.mijnOverheid, false)] {
            let desk = try PortalDesk(portal: portal)

            _ = try desk.send(.get, "/aanvragen/{caseType}", Self.named)

            #expect("\(desk.pages.last?.blocks ?? [])".contains("Dan vragen wij minder.") == isOffered)
        }
    }
}

extension Page {
    /// The form on it.
    fileprivate var form: Form? {
        blocks.lazy.compactMap { block in
            if case .form(let form) = block { form } else { nil }
        }.first
    }

    /// The names of the fields on it.
    fileprivate var fieldNames: [String] { form?.fields.map(\.name) ?? [] }
}
