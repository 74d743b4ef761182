public import Kernel

/// Which modules are on in one municipality.
public struct ModuleRow: Hashable, Sendable {
    public let slug: String
    public let name: String
    /// In the order of the modules; `nil` when its file could not be opened.
    public let states: [Bool]?

    public init(slug: String, name: String, states: [Bool]?) {
        self.slug = slug
        self.name = name
        self.states = states
    }
}

/// What switching a module of one municipality will change.
public struct ModuleEffect: Hashable, Sendable {
    public let slug: String
    public let municipality: String
    public let module: ModuleManifest
    /// What it becomes.
    public let isOn: Bool
    /// The names of its case types.
    public let caseTypes: [String]
    /// The paths of its pages for residents.
    public let pages: [String]
    public let openCases: Int
    /// What has to be done first, as a Dutch sentence; `nil` when nothing does.
    public let obstacle: String?

    public init(
        slug: String,
        municipality: String,
        module: ModuleManifest,
        isOn: Bool,
        caseTypes: [String],
        pages: [String],
        openCases: Int,
        obstacle: String? = nil
    ) {
        self.slug = slug
        self.municipality = municipality
        self.module = module
        self.isOn = isOn
        self.caseTypes = caseTypes
        self.pages = pages
        self.openCases = openCases
        self.obstacle = obstacle
    }
}

extension OperatorPages {
    /// What the form of a switch sends.
    public enum ModuleSwitch: String, Hashable, Sendable {
        case on = "aan"
        case off = "uit"
    }

    /// The name under which a form sends ``ModuleSwitch``.
    public static let switchField = "stand"

    /// The name of the box that says that open cases may stay open.
    public static let keepField = "open-zaken"

    private static let modulesTitle = "Onderdelen"

    /// Every module of every municipality of the operator (`/beheer/onderdelen`).
    public static func modules(
        _ rows: [ModuleRow],
        modules: [ModuleManifest],
        operator name: String,
        answer: Notice? = nil
    ) -> Page {
        let table = Table(
            "Onderdelen per gemeente",
            columns: ["Gemeente"] + modules.map { Table.Column($0.title) },
            rows: rows.map { row in [.text(Prose(row.name))] + modules.indices.map { cell(row, $0, modules[$0]) } },
            empty: "Er zijn nog geen gemeenten."
        )
        return Page(
            modulesTitle,
            section: section,
            lead: "Kies een onderdeel van een gemeente. U ziet eerst wat er verandert.",
            blocks: (answer.map { [.notice($0)] } ?? []) + [.table(table)],
            audience: .operators(name: name)
        )
    }

    private static func cell(_ row: ModuleRow, _ place: Int, _ module: ModuleManifest) -> Table.Cell {
        guard let states = row.states, states.indices.contains(place) else { return "Niet te lezen" }
        let subject = "\(module.title) bij \(row.name)"
        let change = Link(states[place] ? "Zet uit" : "Zet aan", address(row.slug, module.id), about: subject)
        return .state(states[place] ? Badge(.success, "Aan") : Badge(.info, "Uit"), change)
    }

    private static func address(_ slug: String, _ module: String) -> Address {
        .platform("/beheer/onderdelen/\(slug)/\(module)")
    }

    /// Says what will change, and asks (`/beheer/onderdelen/{g}/{module}`).
    ///
    /// `answers` are there when the form was sent and something still has to change.
    public static func moduleChange(
        _ effect: ModuleEffect,
        answers: FormAnswers? = nil,
        session: OperatorSession
    ) -> Page {
        let overview = Link(modulesTitle, .platform("/beheer/onderdelen"))
        let obstacle = effect.obstacle.map { [Block.notice(Notice(.warning, Prose($0), isAnswer: answers != nil))] }
        let form = effect.form.guarded(by: session.token)
        let ask = effect.obstacle == nil ? [Block.form(answers.map(form.filled) ?? form)] : []
        return Page(
            "\(effect.module.title) \(effect.isOn ? "aanzetten" : "uitzetten") bij \(effect.municipality)",
            section: section,
            trail: [overview],
            lead: "Dit verandert er. Er is nu nog niets veranderd.",
            blocks: (obstacle ?? []) + effect.sections + ask + [.links([Link("Stop en ga terug", overview.address)])],
            audience: .operators(name: session.name)
        )
    }
}

extension ModuleEffect {
    fileprivate var sections: [Block] {
        let verb = isOn ? "kunnen wel" : "kunnen niet meer"
        let types = list("Inwoners \(verb) om deze zaken vragen:", caseTypes, none: "Er zijn geen soorten zaken.")
        let paths = list("Inwoners \(verb) bij deze pagina's:", pages, none: "Er zijn geen pagina's voor inwoners.")
        return [
            .section("Soorten zaken", types), .section("Pagina's", paths),
            .section("Zaken die nog lopen", [.paragraph(Prose(casesSentence))]),
        ]
    }

    private func list(_ intro: String, _ lines: [String], none: String) -> [Block] {
        lines.isEmpty ? [.paragraph(Prose(none))] : [.paragraph(Prose(intro)), .points(lines.map { Prose($0) })]
    }

    private var casesSentence: String {
        switch (openCases, isOn) {
        case (0, _): "Er loopt nu geen zaak."
        case (_, true): "Er \(running). U kunt daar weer mee verder."
        case (_, false): "Er \(running). U kunt ze blijven lezen. Koppelingen kunnen ze nog veranderen."
        }
    }

    private var running: String { openCases == 1 ? "loopt nu 1 zaak" : "lopen nu \(DutchNumber.text(openCases)) zaken" }

    fileprivate var form: Form {
        let box = FormField(
            OperatorPages.keepField,
            "Ik weet dat er nog zaken lopen",
            .tick,
            missing: "Zet hier een vinkje, of sluit eerst de zaken."
        )
        let state: OperatorPages.ModuleSwitch = isOn ? .on : .off
        return Form(
            to: .platform("/beheer/onderdelen/\(slug)/\(module.id)"),
            fields: !isOn && openCases > 0 ? [box] : [],
            hidden: [Form.HiddenValue(OperatorPages.switchField, state.rawValue)],
            submit: "Zet \(module.title) \(state.rawValue) bij \(municipality)"
        )
    }
}
