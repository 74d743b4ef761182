internal import Kernel

extension Command {
    /// `dichtbij case-types diff [ZAAKTYPE …]`.
    static let caseTypesDiff = Command(
        "case-types diff",
        "Zet versies van zaaktypen en wat gemeenten ervan maken naast elkaar; alleen wat verschilt.",
        rest: Operand("ZAAKTYPE", "De sleutel van een zaaktype, zoals kapvergunning; zonder sleutel alle zaaktypen."),
        options: [.json]
    ) { invocation in
        let configuration = try invocation.configuration()
        let modules = try configuration.completed(try ModuleCatalog.checked())
        let comparisons = try keys(invocation.operands, in: modules).map { key in
            CaseTypeComparison(
                CaseTypeCatalogue(modules.caseTypes).all.filter { $0.key == key },
                municipalities: try configuration.municipalities.map { municipality in
                    (municipality.slug, try modules.caseTypes(for: municipality, modulesOn: Set(modules.ids)).all)
                }
            )
        }
        let different = comparisons.filter { !$0.rows.isEmpty }
        if invocation.has(.json) { return invocation.terminal.line(json(of: different)) }
        for comparison in different { invocation.terminal.line(text(of: comparison)) }
        if different.isEmpty { invocation.terminal.line("Nergens een verschil.") }
    }

    private static func keys(_ asked: [String], in modules: ModuleCatalogue) throws(Refusal) -> [String] {
        let known = Set(modules.caseTypes.map(\.key)).sorted()
        for key in asked where !known.contains(key) {
            let question = NearestWord.question(key, among: known)
            throw Refusal(
                "Het zaaktype \"\(key)\" is er niet. "
                    + (question.isEmpty ? "Kies uit: \(known.joined(separator: ", "))." : question)
            )
        }
        return asked.isEmpty ? known : asked
    }

    /// A block for each place, a line for each column in it.
    private static func text(of comparison: CaseTypeComparison) -> String {
        let names = comparison.columns.map { "\($0.startsOn.iso) \($0.municipality ?? "alle andere")" }
        let width = names.map(\.count).max() ?? 0
        let blocks = comparison.rows.map { row in
            let lines = zip(names, row.texts).map { name, text in
                "    \(name)\(String(repeating: " ", count: width - name.count))  \(text ?? "–")"
            }
            return "  \(row.place)\n" + lines.joined(separator: "\n")
        }
        return comparison.key + "\n" + blocks.joined(separator: "\n")
    }

    private static func json(of comparisons: [CaseTypeComparison]) -> String {
        var json = JSONWriter()
        json.array { json in
            for comparison in comparisons {
                json.object { json in
                    json.field("caseType", comparison.key)
                    json.array("columns") { json in
                        for column in comparison.columns {
                            json.object { json in
                                json.field("startsOn", column.startsOn)
                                json.field("municipality", column.municipality)
                            }
                        }
                    }
                    json.array("rows") { json in
                        for row in comparison.rows {
                            json.object { json in
                                json.field("place", row.place)
                                json.array("texts") { json in
                                    for text in row.texts { json.value(text) }
                                }
                            }
                        }
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
