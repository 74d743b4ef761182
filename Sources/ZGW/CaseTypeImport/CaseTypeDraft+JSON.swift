internal import Kernel

extension CaseTypeDraft {
    /// The file, in the order of keys that `Docs/domain-teams/case-types.md` uses.
    var json: [UInt8] {
        let stepKeys = KeyFromName.distinct(steps.map(\.name))
        var fields: [(String, OrderedJSON)] = [
            ("key", .text(key)),
            ("note", .text("Ingelezen zaaktype \(source). Lees alle teksten na voordat u dit gebruikt.")),
            ("startsOn", .text(startsOn.iso)),
            ("name", .text(name)),
            ("staffName", .text(name)),
        ]
        if let norm { fields.append(("norm", Self.term(norm.amount, norm.unit.rawValue))) }
        if let term = statutoryTerm {
            fields.append(("statutoryTerm", Self.term(term.amount, term.unit.rawValue, article: term.article)))
        }
        fields += [
            ("channels", .list(["counter", "phone", "mail", "post", "push", "import"].map(OrderedJSON.text))),
            ("confidentiality", .text(confidentiality.rawValue)),
            ("shownAtMijnOverheid", .flag(!isInternal && confidentiality <= .highestAtMijnOverheid)),
            ("steps", .list(zip(stepKeys, steps).map(Self.object))),
            ("transitions", .object(transitions(stepKeys))),
            ("results", .list(resultObjects)),
        ]
        return OrderedJSON.object(fields).document
    }

    private static func term(_ amount: Int, _ unit: String, article: String? = nil) -> OrderedJSON {
        .object(
            [("amount", .integer(amount)), ("unit", .text(unit))] + (article.map { [("article", .text($0))] } ?? [])
        )
    }

    private static func object(_ key: String, _ step: Step) -> OrderedJSON {
        var fields: [(String, OrderedJSON)] = [("key", .text(key)), ("name", .text(step.name))]
        if step.text == nil { fields.append(("note", .text("Algemene tekst, niet uit de bron."))) }
        if step.isFinal {
            fields += [
                ("now", .text(step.text ?? "Uw zaak is klaar.")),
                ("when", .text("U krijgt geen nieuw bericht meer over deze zaak.")),
                ("final", .flag(true)),
            ]
        } else {
            fields += [
                ("now", .text(step.text ?? "Wij werken aan uw zaak. De stap heet nu: \(step.name).")),
                ("when", .text("U hoort van ons als er iets verandert.")),
            ]
        }
        return .object(fields)
    }

    /// Each step goes to the next one and to every end.
    private func transitions(_ keys: [String]) -> [(String, OrderedJSON)] {
        let ends = zip(keys, steps).filter(\.1.isFinal).map(\.0)
        return steps.indices.filter { !steps[$0].isFinal }
            .map { place in
                let next = keys[(place + 1)...].prefix(1)
                return (keys[place], .list((next + ends.filter { !next.contains($0) }).map(OrderedJSON.text)))
            }
    }

    private var resultObjects: [OrderedJSON] {
        zip(KeyFromName.distinct(results), results).map { .object([("key", .text($0)), ("name", .text($1))]) }
    }
}
