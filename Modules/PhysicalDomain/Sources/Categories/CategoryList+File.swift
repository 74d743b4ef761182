internal import Kernel

extension CategoryList {
    /// The list that the module carries.
    ///
    /// - Throws: ``ConfigFaults`` with every fault of the file; the program does not start then.
    static func shipped() throws(ConfigFaults) -> CategoryList {
        try read("Modules/PhysicalDomain/Categories/categories.json", PackageResources.categories_json)
    }

    /// Reads a list of teams and of groups with their categories.
    static func read(_ file: String, _ json: [UInt8]) throws(ConfigFaults) -> CategoryList {
        try FieldReader.read(file, json) { root in
            let teams = root.objects("teams", Category.Team.init) ?? []
            let groups = root.objects("groups") { CategoryGroup($0, teams: teams) } ?? []
            if groups.isEmpty { root.fault("groups", rule: "Er is geen enkele groep.", remedy: "Voeg een groep toe.") }
            for double in doubles(teams, groups) {
                root.fault("groups", rule: "\"\(double)\" staat er twee keer.", remedy: "Haal er één weg.")
            }
            return CategoryList(groups)
        }
    }

    /// Keys that two entries share, and names that two categories share: a file row could go to both.
    private static func doubles(_ teams: [Category.Team], _ groups: [CategoryGroup]) -> [String] {
        let categories = groups.flatMap(\.categories)
        return repeated(teams.map(\.key)) + repeated(groups.map(\.key)) + repeated(categories.map(\.key))
            + repeated(categories.flatMap { Set($0.names) })
    }

    private static func repeated(_ texts: [String]) -> [String] {
        Dictionary(grouping: texts) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }
}

private enum Texts {
    static let key = TextRule.key(upTo: 50)
    static let name = TextRule.line(upTo: 60, words: 12)
    static let word = TextRule.line(upTo: 80)
}

extension Category.Team {
    fileprivate init?(_ reader: FieldReader) {
        let key = reader.text("key", Texts.key)
        let name = reader.text("name", Texts.name)
        guard let key, let name else { return nil }
        self.init(key: key, name: name)
    }
}

extension CategoryGroup {
    fileprivate init?(_ reader: FieldReader, teams: [Category.Team]) {
        let key = reader.text("key", Texts.key)
        let name = reader.text("name", Texts.name)
        var count = 0
        let categories = reader.objects("categories") { kind in
            count += 1
            return Category(kind, group: key ?? "", teams: teams)
        }
        guard let key, let name, let categories else { return nil }
        if count == 0 {
            reader.fault("categories", rule: "Deze groep is leeg.", remedy: "Voeg een soort toe of haal de groep weg.")
        }
        self.init(key: key, name: name, categories: categories)
    }
}

extension Category {
    fileprivate init?(_ reader: FieldReader, group: String, teams: [Team]) {
        let key = reader.text("key", Texts.key)
        let name = reader.text("name", Texts.name)
        let team = reader.text("team", Texts.key).flatMap { teamKey in teams.first { $0.key == teamKey } }
        if team == nil { reader.fault("team", rule: "Dit team staat niet bij teams.", remedy: "Kies een team.") }
        let norm = reader.object("norm", ServiceNorm.init)
        let sameReport = reader.has("sameReport") ? reader.object("sameReport", SameReport.init) : .usual
        let isPublic = reader.flag("public", otherwise: true)
        let words = reader.texts("words", Texts.word)?.map(CategoryList.folded)
        guard let key, let name, let team, let norm, let sameReport, let isPublic, let words else { return nil }
        self.init(
            key: key,
            groupKey: group,
            name: name,
            team: team,
            norm: norm,
            sameReport: sameReport,
            isPublic: isPublic,
            words: words
        )
    }
}

extension Category.SameReport {
    fileprivate init?(_ reader: FieldReader) {
        let metres = reader.integer("metres", in: 1...GridCell.sizeInMetres)
        let days = reader.integer("days", in: 1...366)
        guard let metres, let days else { return nil }
        self.init(metres: metres, days: days)
    }
}
