import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("The words of civil affairs")
struct PlainDutchTests {
    @Test("every product, question and answer is plain, and what to bring too")
    func products() throws {
        let check = try Self.check()
        let products = try ProductList.shipped().all
        let questions = products.flatMap(\.questions)
        let options = questions.flatMap(\.options)

        let screen = products.map(\.name) + questions.flatMap { [$0.label, $0.missing] } + options.map(\.label)
        for text in screen { #expect(check.complaints(about: text, in: .screen).isEmpty, "\(text)") }
        for text in products.flatMap(\.bring) + options.flatMap(\.bring) {
            #expect(check.complaints(about: text).isEmpty, "\(text)")
        }
    }

    @Test("every product that becomes a case names a case type and prices of the module")
    func links() throws {
        let types = try ModuleCatalogue([CivilAffairs()]).caseTypes
        for product in try ProductList.shipped().all {
            guard let key = product.caseType else { continue }
            let type = try #require(types.first(where: { $0.key == key }), "\(product.key)")
            for price in product.questions.flatMap(\.options).compactMap(\.price) {
                #expect(type.offer.prices.map(\.purpose).contains(price), "\(product.key): \(price)")
            }
        }
    }

    @Test("every question, hint, message and page about an appointment is plain")
    func appointments() throws {
        let hall = try TownHall(desks: Desks(flexible: 1, video: 1, home: 1))
        let check = try Self.check()
        var fields = TownHall.booking()
        fields["stap"] = "1"
        for place in ["gemeentehuis.counter", "gemeentehuis.video", "gemeentehuis.home"] {
            let answers = FormAnswers(
                (fields.merging(["plek": place]) { $1 }).map { Request.QueryItem($0.key, $0.value) }
            )
            let desk = AppointmentDesk(hall.products, hall.context())
            let form = try hall.context().read {
                try AppointmentForm(answers, to: .local("/afspraak"), desk, $0.tables)
            }
            let fields = form.journey.questions.flatMap(\.fields)
            let screen = form.journey.questions.map(\.title) + fields.flatMap { [$0.label, $0.missing ?? ""] }
            for text in screen { #expect(check.complaints(about: text, in: .screen).isEmpty, "\(text)") }
            for text in fields.compactMap(\.hint) { #expect(check.complaints(about: text).isEmpty, "\(text)") }
            let slot = try #require(form.slot)
            let chosen = try #require(form.chosen)
            for news in [AppointmentNews.made, .moved, .reminder] {
                let number = try CaseNumber(year: 2026, sequence: 1)
                let text = try #require(news.text(chosen, slot, bring: ["Uw paspoort."], number: number))
                for part in [text.news, text.expectation] {
                    #expect(check.complaints(about: part).isEmpty, "\(part)")
                }
            }
        }
    }

    @Test("every refusal is plain")
    func problems() throws {
        let check = try Self.check()

        for problem in [
            Problem.tooManyAppointments, .tooManyTries, .appointmentsNotReady, .formBroken, .formReused,
        ] {
            #expect(check.complaints(about: problem.title).isEmpty, "\(problem.title)")
        }
    }

    /// The platform's own list of words of officials.
    static func check() throws -> PlainDutch {
        let root = #filePath.split(separator: "/").dropLast(4)
        let path = "/" + root.joined(separator: "/") + "/Sources/Pages/Assets/plain-dutch.tsv"
        return PlainDutch(wordList: Array(try #require(FileManager.default.contents(atPath: path))))
    }
}
