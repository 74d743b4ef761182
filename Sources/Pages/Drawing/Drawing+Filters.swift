internal import Kernel

extension Drawing {
    /// Choices in a row: nothing is required, so nothing says that a field may stay empty.
    mutating func filters(_ label: String, _ form: Form) {
        element(
            "form",
            .class("filters"),
            .text("action", site.path(to: form.action)),
            .text("method", form.method.rawValue),
            .text("aria-label", label),
            .flag("novalidate")
        ) { drawn in
            for hidden in form.hidden {
                drawn.html.open(
                    "input",
                    .fixed("type", "hidden"),
                    .text("name", hidden.name),
                    .text("value", hidden.value)
                )
            }
            for field in form.fields { drawn.filter(field) }
            drawn.html.element("button", .class("button"), text: form.submit)
        }
    }

    private mutating func filter(_ field: FormField) {
        let id = id("kies-\(field.name)")
        switch field.kind {
        case .choice, .date, .tick: self.field(field, id)
        default:
            element("div", .class("field")) { box in
                box.html.element("label", .text("for", id), text: field.label)
                box.explanation(field, id)
                box.control(field, id, unchosen: "Alles")
            }
        }
    }
}
