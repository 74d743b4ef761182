internal import Kernel

/// The answers of an operator about a new municipality, as its file.
struct NewMunicipality {
    private let answers: [String: String]
    private let moduleIDs: [String]

    init(_ answers: [String: String], moduleIDs: [String]) {
        self.answers = answers
        self.moduleIDs = moduleIDs
    }

    /// One thing to know about a new municipality.
    struct Question {
        let option: Command.Option
        /// What it is when nobody answers; `nil` when an answer is needed.
        let otherwise: String?

        init(_ name: String, _ value: String, _ summary: String, otherwise: String? = nil) {
            option = Command.Option(name, value: value, summary)
            self.otherwise = otherwise
        }
    }

    static let questions = [
        Question("name", "NAAM", "De naam zoals inwoners die lezen."),
        Question("code", "CODE", "De vier cijfers van het CBS, zoals 0246."),
        Question("organisation", "ORGANISATIE", "Wie het uitvoert, zoals in platform.json."),
        Question("rsin", "RSIN", "Het RSIN van de gemeente, negen cijfers."),
        Question("phone", "NUMMER", "Het telefoonnummer, zoals \"14 0578\"."),
        Question("oin", "OIN", "Het OIN (anders: het OIN dat bij het RSIN hoort).", otherwise: ""),
        Question("accent", "KLEUR", "De kleur op lichte pagina's (anders: #154273).", otherwise: "#154273"),
        Question("accent-on-dark", "KLEUR", "De kleur op donkere pagina's (anders: #a9c9ee).", otherwise: "#a9c9ee"),
        Question("wording", "WOORD", "inwoner of klant (anders: inwoner).", otherwise: "inwoner"),
        Question("portal", "KEUZE", "own, mijnoverheid of none (anders: mijnoverheid).", otherwise: "mijnoverheid"),
    ]

    /// The answers by option name: from the command line, else asked of a person, else what goes without saying.
    static func ask(_ invocation: Invocation) throws(UsageFault) -> [String: String] {
        var answers: [String: String] = [:]
        for question in questions {
            let name = question.option.name
            if let given = invocation.value(question.option) ?? question.otherwise {
                answers[name] = given
                continue
            }
            guard invocation.terminal.isInteractive else { throw .missingOption(name) }
            invocation.terminal.writeError("\(question.option.summary)\n> ")
            guard let line = invocation.terminal.readLine() else { throw .missingOption(name) }
            answers[name] = line
        }
        return answers
    }

    /// The file of the municipality, a setting per line in the order of the documentation.
    var json: [UInt8] {
        let lines = settings.map { "  \(Self.quoted($0.key)): \($0.json)" }
        return Array("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8)
    }

    private var settings: [(key: String, json: String)] {
        [
            ("code", text("code")), ("name", text("name")), ("organisation", text("organisation")),
            ("rsin", text("rsin")), ("oin", Self.quoted(organisationNumber)), ("application", "\"dichtbij\""),
            ("hosts", "[]"), ("phone", text("phone")),
            ("theme", "{ \"accent\": \(text("accent")), \"accentOnDark\": \(text("accent-on-dark")) }"),
            ("wording", text("wording")), ("portal", text("portal")), ("serviceCentre", "\"central\""),
            ("responsePromise", #"{ "amount": 2, "unit": "working-days" }"#), ("calendar", "\"statutory\""),
            ("bridgeDays", "[]"), ("showsNorms", "true"), ("norms", "{}"),
            ("modules", "[\(moduleIDs.map(Self.quoted).joined(separator: ", "))]"),
            ("officialChannels", #"["web", "counter", "post"]"#), ("locations", "[]"),
        ]
    }

    private var organisationNumber: String {
        if let given = answers["oin"], !given.isEmpty { return given }
        guard let number = answers["rsin"].flatMap({ try? LegalEntityNumber($0) }) else { return "" }
        return OrganisationIdentificationNumber(number).digits
    }

    private func text(_ name: String) -> String { Self.quoted(answers[name] ?? "") }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
