import HTTPServer
import Kernel
import Pages
import TestSupport
import Testing

@testable import App

/// Every page that a resident can come to, taken from the program's own list, as it leaves the server.
@Suite("What residents read on the pages of the program")
struct PlainPagesTests {
    @Test("passes the rules for plain Dutch on every page and after every form", arguments: ["duiven", "apeldoorn"])
    func everyPage(municipality: String) throws {
        let world = try World(municipality, "heerde")
        let hasOwnPages = try world.running.municipality(municipality).portal == .own
        let routes = world.running.server.addresses.filter {
            $0.isForResidents && (hasOwnPages || $0.access != .resident)
        }

        var pages = 0
        for route in routes {
            for page in try self.pages(of: route, world) {
                pages += 1
                let texts = PageTexts(html: page)
                #expect(texts.all.count >= 5, "\(route.method) \(route.pattern)")
                for text in texts.all {
                    let complaints = PlainDutch.house.complaints(about: text.words, in: text.place)
                    #expect(complaints == [], "\(route.method) \(route.pattern)")
                }
            }
        }
        #expect(pages > (hasOwnPages ? 20 : 14))
    }

    @Test("is read from the page as people see it: inside links and badges, each text with its own limit")
    func extraction() {
        let texts = PageTexts(
            html: "<title>A - B</title><ul><li><a>Conform</a> <b>de wet</b> &amp; zo</li></ul><h1>X</h1>"
        )

        #expect(texts.all.map(\.words) == ["A", "B", "Conform de wet & zo", "X"])
        #expect(texts.all.filter { !PlainDutch.house.complaints(about: $0.words, in: $0.place).isEmpty }.count == 1)
    }

    /// The page of an address, and what a form answers to right answers, to none and to a page that does not exist.
    private func pages(of route: RouteSummary, _ world: World) throws -> [String] {
        let credentials = try world.own.logIn(at: world.running.platform)
        var right = try world.sample(world.own.names, credentials).question(route)
        right.headers["Accept"] = "text/html"
        var questions = [right]
        if route.method == .post {
            right.body = Array("csrf=\(credentials.residentFormToken)".utf8)
            questions.append(right)
        } else if route.pattern.contains("{") {
            var nothing = try world.sample(world.mixed(.nothing), credentials).question(route)
            nothing.headers["Accept"] = "text/html"
            questions.append(nothing)
        }
        return try questions.compactMap { question in
            let answer = try question.ask(world.running.client())
            return answer.headers["content-type"]?.hasPrefix("text/html") == true ? answer.text : nil
        }
    }
}

extension RouteSummary {
    /// Whether a resident can come here with a browser; interfaces of other systems have no forms of ours.
    fileprivate var isForResidents: Bool {
        switch access {
        case .anyone, .anyoneOrResident, .resident: consumes == nil && !pattern.hasPrefix("/beheer") && !isStaffLogin
        case .integrator, .apiKey, .operator, .monitor, .staff, .anyStaff: false
        }
    }

    private var isStaffLogin: Bool { pattern.hasPrefix("/werk") }
}

/// The texts of a page, each with the length that its place allows.
private struct PageTexts {
    let all: [Text]

    struct Text {
        let words: String
        let place: PlainDutch.Place

        init(_ html: Substring, in tag: Substring) {
            let entities = [
                ("&nbsp;", " "), ("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
            ]
            words = entities.reduce(String(html.replacing(/<[^>]*>/, with: ""))) { $0.replacing($1.0, with: $1.1) }
            place = tag == "p" || tag == "li" ? .running : .screen
        }
    }

    init(html: String) {
        // Elements that hold words and no other such element.
        let holders =
            /<(p|li|h1|h2|h3|h4|label|legend|dt|dd|button|th|td|caption|summary|option|title)\b[^>]*>(.*?)<\/\1>/
            .dotMatchesNewlines()
        all = html.matches(of: holders).flatMap { match -> [Text] in
            // The title of a window is a list of titles.
            if match.1 == "title" { return match.2.split(separator: " - ").map { Text($0, in: "title") } }
            let nested = match.2.matches(of: holders)
            return nested.isEmpty ? [Text(match.2, in: match.1)] : nested.map { Text($0.2, in: $0.1) }
        }
    }
}
