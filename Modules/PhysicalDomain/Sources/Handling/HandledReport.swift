internal import Kernel

/// A report that the member of staff who asks may handle.
struct HandledReport: Sendable {
    let file: CaseFile
    let type: CaseType

    /// - Throws: ``Problem/notFound`` for a case that is no report, or none for this caller: the two look the same.
    init(_ request: Request, _ context: Context, _ cases: any CaseReader) throws {
        guard let number = try? CaseNumber(request.parameters["number"] ?? ""),
            let file = try cases.find(number: number), file.typeKey == FileReport.caseTypeKey,
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            context.rights?.may(.handleCases, with: type) == true
        else { throw Problem.notFound }
        self.file = file
        self.type = type
    }

    static let pattern = "/werk/meldingen/{number}"

    /// The page of the case.
    var page: Address { .local("/werk/zaken/\(file.number)") }

    func address(_ part: String) -> Address { .local("/werk/meldingen/\(file.number)/\(part)") }

    /// A page for one thing to do with this report.
    func show(_ title: String, _ part: String, _ blocks: [Block], _ context: Context, status: Int = 200) -> Response {
        let back = Block.links([Link("Terug naar de zaak", page)])
        let about = Block.facts([Fact("Zaak", Prose(file.number.description)), Fact("Melding", Prose(file.title))])
        return context.show(
            context.staffPage(title, section: "Werklijst", here: address(part), [about] + blocks + [back]),
            status: status
        )
    }

    /// What stands in place of a form when there is nothing to do any more.
    func closed(_ title: String, _ part: String, _ context: Context) -> Response {
        let notice = Notice(.warning, "Deze melding is klaar. U kunt hier niets meer doen.", isAnswer: true)
        return show(title, part, [.notice(notice)], context, status: 409)
    }

    /// A form with the token of the session in it.
    func form(
        _ part: String,
        _ fields: [FormField],
        hidden: [Form.HiddenValue] = [],
        submit: String,
        _ context: Context
    ) -> Form {
        Form(to: address(part), fields: fields, hidden: hidden, submit: submit)
            .guarded(by: context.caller.staffSession?.formToken ?? "")
    }
}
