internal import Kernel

extension Drawing {
    mutating func field(_ field: FormField, _ id: String) {
        switch field.kind {
        case .choice(let options): choice(field, id, options)
        case .date: date(field, id)
        case .tick: tick(field, id)
        default: single(field, id)
        }
    }

    private mutating func single(_ field: FormField, _ id: String) {
        element("div", .class("field")) { box in
            box.element("label", .text("for", id)) { $0.words(of: field) }
            box.explanation(field, id)
            box.control(field, id)
        }
    }

    private mutating func words(of field: FormField) {
        html.text(field.label)
        if field.missing == nil { html.raw(" <span class=\"soft\">(mag leeg blijven)</span>") }
    }

    /// The hint and the fault, between the question and the field, each with the id that the field names.
    mutating func explanation(_ field: FormField, _ id: String) {
        if let hint = field.hint { html.element("p", .class("hint"), .id(id + "-uitleg"), text: hint) }
        guard let fault = field.fault else { return }
        element("p", .class("fault"), .id(id + "-fout")) { line in
            line.icon(.alert)
            line.html.raw("<span class=\"hidden-text\">Fout: </span>")
            line.html.text(fault)
        }
    }

    mutating func control(_ field: FormField, _ id: String, unchosen: StaticString = "Kies uit de lijst") {
        switch field.kind {
        case .paragraph:
            let attributes = common(field, id) + [.fixed("rows", "5")]
            html.start("textarea", attributes)
            // A browser drops one line end right after the tag, so one of ours stands there.
            html.raw("\n")
            html.text(field.typed)
            html.close("textarea")
        case .selection(let groups): selection(field, id, groups, unchosen)
        default:
            // No `maxlength`: it would cut a pasted text without a word; the check tells instead.
            html.start("input", common(field, id) + field.inputAttributes)
        }
    }

    private func common(_ field: FormField, _ id: String) -> [Attribute] {
        [
            .id(id),
            .text("name", field.name),
            .text("autocomplete", field.autocomplete),
            .text("aria-describedby", field.describedBy(id)),
            .fixed("aria-invalid", field.fault == nil ? nil : "true"),
            .fixed("aria-required", field.missing == nil ? nil : "true"),
        ]
    }

    private mutating func selection(
        _ field: FormField,
        _ id: String,
        _ groups: [FormField.OptionGroup],
        _ unchosen: StaticString
    ) {
        html.start("select", common(field, id))
        // Where nothing chosen is a choice of its own, it stands among the options.
        if !field.options.contains(where: \.value.isEmpty) {
            html.raw("<option value=\"\">")
            html.raw(unchosen)
            html.raw("</option>")
        }
        for group in groups {
            guard let label = group.label else {
                options(group.options, chosen: field.typed)
                continue
            }
            element("optgroup", .text("label", label)) { $0.options(group.options, chosen: field.typed) }
        }
        html.close("select")
    }

    private mutating func options(_ options: [FormField.Option], chosen: String) {
        for option in options {
            html.element(
                "option",
                .text("value", option.value),
                .flag("selected", option.value == chosen),
                text: option.label
            )
        }
    }

    private mutating func choice(_ field: FormField, _ id: String, _ options: [FormField.Option]) {
        element(
            "fieldset",
            .class("field"),
            .fixed("role", "radiogroup"),
            .text("aria-describedby", field.describedBy(id)),
            .fixed("aria-invalid", field.fault == nil ? nil : "true"),
            .fixed("aria-required", field.missing == nil ? nil : "true")
        ) { group in
            group.element("legend") { $0.words(of: field) }
            group.explanation(field, id)
            for (index, option) in options.enumerated() {
                group.radio(option, in: field, "\(id)-\(index + 1)")
            }
        }
    }

    private mutating func radio(_ option: FormField.Option, in field: FormField, _ id: String) {
        element("div", .class("choice")) { line in
            line.html.open(
                "input",
                .fixed("type", "radio"),
                .id(id),
                .text("name", field.name),
                .text("value", option.value),
                .text("aria-describedby", option.hint == nil ? nil : id + "-uitleg"),
                .flag("checked", option.value == field.typed)
            )
            line.element("div") { words in
                words.html.element("label", .text("for", id), text: option.label)
                if let hint = option.hint { words.html.element("p", .class("hint"), .id(id + "-uitleg"), text: hint) }
            }
        }
    }

    private mutating func tick(_ field: FormField, _ id: String) {
        element("div", .class("field")) { box in
            box.explanation(field, id)
            box.element("div", .class("choice")) { line in
                line.html.start(
                    "input",
                    line.common(field, id) + [
                        .fixed("type", "checkbox"), .fixed("value", "ja"), .flag("checked", !field.typed.isEmpty),
                    ]
                )
                line.element("label", .text("for", id)) { $0.words(of: field) }
            }
        }
    }

    private mutating func date(_ field: FormField, _ id: String) {
        element("fieldset", .class("field"), .text("aria-describedby", field.describedBy(id))) { group in
            group.element("legend") { $0.words(of: field) }
            group.explanation(field, id)
            group.element("div", .class("date")) { parts in
                let typed = field.typedDate
                let tokens: [String?] = field.autocomplete == "bday" ? ["bday-day", "bday-month", "bday-year"] : []
                for (index, part) in [("Dag", "dag", typed.0), ("Maand", "maand", typed.1), ("Jaar", "jaar", typed.2)]
                    .enumerated()
                {
                    parts.datePart(part, of: field, id, token: tokens.isEmpty ? nil : tokens[index])
                }
            }
        }
    }

    private mutating func datePart(
        _ part: (label: String, key: String, value: String),
        of field: FormField,
        _ id: String,
        token: String?
    ) {
        element("div") { box in
            box.html.element("label", .text("for", "\(id)-\(part.key)"), text: part.label)
            box.html.open(
                "input",
                .id("\(id)-\(part.key)"),
                .text("name", "\(field.name)-\(part.key)"),
                .fixed("inputmode", "numeric"),
                .text("autocomplete", token),
                .fixed("aria-invalid", field.fault == nil ? nil : "true"),
                .fixed("aria-required", field.missing == nil ? nil : "true"),
                .text("value", part.value)
            )
        }
    }
}

extension FormField {
    fileprivate var typed: String {
        guard case .text(let text) = answer else { return "" }
        return text
    }

    fileprivate var typedDate: (String, String, String) {
        guard case .date(let day, let month, let year) = answer else { return ("", "", "") }
        return (day, month, year)
    }

    fileprivate func describedBy(_ id: String) -> String? {
        switch (hint, fault) {
        case (nil, nil): nil
        case (_, nil): id + "-uitleg"
        case (nil, _): id + "-fout"
        default: "\(id)-uitleg \(id)-fout"
        }
    }

    /// What only this kind of input has; a password and a file are never sent back.
    fileprivate var inputAttributes: [Attribute] {
        let value = Attribute.text("value", typed.isEmpty ? nil : typed)
        switch kind {
        case .email: return [.fixed("type", "email"), .fixed("spellcheck", "false"), value]
        case .phone: return [.fixed("type", "tel"), .class("short"), value]
        case .postcode: return [.class("short"), .fixed("autocapitalize", "characters"), value]
        case .code:
            return [
                .class("short num"), .fixed("autocapitalize", "characters"), .fixed("spellcheck", "false"), value,
            ]
        case .password: return [.fixed("type", "password")]
        case .file(let types, _): return [.fixed("type", "file"), .text("accept", types.joined(separator: ","))]
        default: return [value]
        }
    }
}
