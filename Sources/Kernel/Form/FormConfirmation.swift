// A form that is looked over before it counts has two buttons: the last one, and one that leads back to the questions.

extension FormAnswers {
    /// Whether the last button was pressed; until then nothing may change, so nothing belongs on a writer.
    public var isConfirmed: Bool { has(Form.confirmedField) && !has(Form.backField) }

    /// What was typed in these fields, to travel along unseen; a date has a part for day, month and year.
    public func carried(of fields: [FormField]) -> [Form.HiddenValue] {
        fields.flatMap { field in
            items.filter { $0.name == field.name || $0.name.hasPrefix(field.name + "-") }
                .map { Form.HiddenValue($0.name, $0.value) }
        }
    }
}

extension Form {
    /// What only the last button carries.
    public static let confirmedField = "bevestig"
    /// What the button carries that leads back.
    public static let backField = "terug"

    /// The form with a fault at each text that holds what looks like a citizen service number.
    public func withoutNumbers(in typed: FormAnswers) -> Form {
        fields.filter { CitizenServiceNumber.mayStand(in: typed.text($0.name)) }.reduce(self) { form, field in
            form.faulted(field.name, "Haal het burgerservicenummer uit de tekst. Dat staat al bij de zaak.")
        }
    }
}
