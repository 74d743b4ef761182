internal import Kernel

/// Every kind of application with a legal limit, as `Permits/permits.json` lists it.
struct PermitKindList: Sendable {
    let all: [PermitKind]

    /// `nil` for a case type that is no such application.
    subscript(caseType: String) -> PermitKind? { all.first { $0.caseType == caseType } }

    var caseTypes: Set<String> { Set(all.map(\.caseType)) }

    /// The list that the module carries.
    ///
    /// - Throws: ``ConfigFaults`` with every fault of the file; the program does not start then.
    static func shipped() throws(ConfigFaults) -> PermitKindList {
        try read("Modules/PhysicalDomain/Permits/permits.json", PackageResources.permits_json)
    }

    static func read(_ file: String, _ json: [UInt8]) throws(ConfigFaults) -> PermitKindList {
        try FieldReader.read(file, json) { root in
            _ = root.optionalText("note", .text(upTo: 400))
            let partners = root.objects("partners", PermitKind.Partner.init)
            root.checkKeys("partners", partners?.map(\.key), empty: "Er is geen enkele partner.")
            guard let partners else { return nil }
            let kinds = root.objects("permits") { PermitKind($0, partners) }
            root.checkKeys("permits", kinds?.map(\.caseType), empty: "Er is geen enkele vergunning.")
            return kinds.map(PermitKindList.init)
        }
    }
}

private enum Texts {
    static let key = TextRule.key(upTo: 50)
    static let name = TextRule.line(upTo: 80, words: 12)
    static let part = TextRule.line(upTo: 120)
}

extension PermitKind {
    fileprivate init?(_ reader: FieldReader, _ partners: [Partner]) {
        let caseType = reader.text("caseType", Texts.key)
        let called = reader.text("called", Texts.name)
        let body = reader.text("body", Texts.name)
        let decided = reader.text("decided", Texts.key)
        let stopped = reader.text("stopped", Texts.key)
        let parts = reader.texts("parts", Texts.part)
        let chosen = reader.choices("partners", from: partners.map(\.key))
        let isPublished = reader.flag("published", otherwise: true)
        let place = reader.optionalText("place", Texts.key)
        guard let caseType, let called, let body, let decided, let stopped, let parts, let chosen, let isPublished
        else { return nil }
        self.init(
            caseType: caseType,
            called: called,
            body: body,
            decided: decided,
            stopped: stopped,
            parts: parts,
            partners: partners.filter { chosen.contains($0.key) },
            isPublished: isPublished,
            place: place
        )
    }
}

extension PermitKind.Partner {
    fileprivate init?(_ reader: FieldReader) {
        let key = reader.text("key", Texts.key)
        let name = reader.text("name", Texts.name)
        let weeks = reader.integer("weeks", in: 1...8)
        guard let key, let name, let weeks else { return nil }
        self.init(key: key, name: name, weeks: weeks)
    }
}
