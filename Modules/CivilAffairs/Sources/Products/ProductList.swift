internal import Kernel

/// What residents can come for, as `Products/products.json` lists it.
struct ProductList: Sendable {
    let all: [Product]

    init(_ all: [Product]) { self.all = all }

    /// `nil` when there is no such product (any more).
    subscript(key: String) -> Product? { all.first { $0.key == key } }

    /// What an appointment can be made for.
    var bookable: [Product] { all.filter { !$0.isWalkIn } }
}

extension ProductList {
    /// The list that the module carries.
    ///
    /// - Throws: ``ConfigFaults`` with every fault of the file; the program does not start then.
    static func shipped() throws(ConfigFaults) -> ProductList {
        try read("Modules/CivilAffairs/Products/products.json", PackageResources.products_json)
    }

    /// Reads a list of products with their questions.
    static func read(_ file: String, _ json: [UInt8]) throws(ConfigFaults) -> ProductList {
        try FieldReader.read(file, json) { root in
            _ = root.optionalText("note", .text(upTo: 400))
            guard let products = root.objects("products", Product.init) else { return nil }
            root.checkKeys("products", products.map(\.key), empty: "Er is geen enkel product.")
            return ProductList(products)
        }
    }
}

private enum Texts {
    static let key = TextRule.key(upTo: 40)
    static let name = TextRule.line(upTo: 60, words: 12)
    static let point = TextRule.line(upTo: 160)
    static let minutes = 5...120
}

extension Product {
    fileprivate init?(_ reader: FieldReader) {
        let key = reader.text("key", Texts.key)
        let name = reader.text("name", Texts.name)
        let minutes = reader.integer("minutes", in: Texts.minutes)
        let desk = reader.choice("desk", DeskKind.self)
        let ways = reader.choices("ways", from: Way.allCases.map(\.rawValue))?.compactMap(Way.init(rawValue:))
        let caseType = reader.optionalText("caseType", Texts.key)
        let bring = reader.has("bring") ? reader.texts("bring", Texts.point) : []
        let questions = reader.optionalObjects("questions", ProductQuestion.init)
        reader.checkKeys("questions", questions.map(\.key))
        if desk == .quick, ways?.isEmpty == false {
            reader.fault("ways", rule: "De snelbalie werkt zonder afspraak.", remedy: "Laat \"ways\" leeg.")
        }
        guard let key, let name, let minutes, let desk, let ways, let bring else { return nil }
        self.init(
            key: key,
            name: name,
            minutes: minutes,
            desk: desk,
            ways: ways,
            caseType: caseType,
            bring: bring,
            questions: questions
        )
    }
}

extension ProductQuestion {
    fileprivate init?(_ reader: FieldReader) {
        let key = reader.text("key", Texts.key)
        let label = reader.text("label", Texts.name)
        let missing = reader.text("missing", Texts.name)
        let options = reader.objects("options", Option.init)
        reader.checkKeys("options", options?.map(\.key), empty: "Er is geen enkel antwoord.")
        guard let key, let label, let missing, let options else { return nil }
        self.init(key: key, label: label, missing: missing, options: options)
    }
}

extension ProductQuestion.Option {
    fileprivate init?(_ reader: FieldReader) {
        let key = reader.text("key", Texts.key)
        let label = reader.text("label", Texts.name)
        let minutes = reader.optionalInteger("minutes", in: 0...Texts.minutes.upperBound)
        let bring = reader.has("bring") ? reader.texts("bring", Texts.point) : []
        let price = reader.optionalText("price", Texts.name)
        let check = reader.optionalText("check", Texts.point)
        guard let key, let label, let bring else { return nil }
        self.init(key: key, label: label, minutes: minutes ?? 0, bring: bring, price: price, check: check)
    }
}
