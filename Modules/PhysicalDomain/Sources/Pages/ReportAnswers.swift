internal import Kernel

/// What the answers of the form mean: a category, a place, an address; and what only we can find wrong in them.
struct ReportAnswers {
    let category: Category?
    let place: Place?
    let mark: UniqueID
    /// A sentence by the name of its field.
    private(set) var faults: [String: String] = [:]
    private let answers: FormAnswers

    init(_ answers: FormAnswers, _ categories: CategoryList, mark: UniqueID) {
        self.answers = answers
        self.mark = mark
        category = categories[answers.text(ReportForm.Name.category)].flatMap {
            $0.groupKey == answers.text(ReportForm.Name.group) ? $0 : nil
        }
        let typedPoint = answers.text(ReportForm.Name.point)
        let typedNumber = answers.text(ReportForm.Name.houseNumber)
        let point = Coordinates(text: typedPoint)
        let houseNumber = HouseNumber(typedNumber)
        place = Place(
            text: answers.text(ReportForm.Name.place),
            postcode: try? Postcode(answers.text(ReportForm.Name.postcode)),
            houseNumber: houseNumber,
            point: point
        )
        if !typedPoint.isEmpty, point == nil {
            faults[ReportForm.Name.point] =
                "Deze plek ligt niet in Nederland. Vul twee getallen in, zoals 51.9459, 6.0164."
        }
        if !typedNumber.isEmpty, houseNumber == nil {
            faults[ReportForm.Name.houseNumber] = "Vul een goed huisnummer in, bijvoorbeeld 12 of 12a."
        }
        if answers.text(ReportForm.Name.place).isEmpty, typedPoint.isEmpty {
            faults[ReportForm.Name.place] = "Vul in waar het is."
        }
    }

    /// The report, once every question was answered well.
    func report(at now: Timestamp) -> Report? {
        guard let category, let place else { return nil }
        var report = Report(
            category,
            answers.text(ReportForm.Name.description),
            at: place,
            channel: .web,
            on: now
        )
        report.mail = mail
        report.mark = mark
        report.photo = try? UniqueID(answers.text(ReportForm.Name.photo))
        return report
    }

    var mail: MailAddress? { try? MailAddress(answers.text(ReportForm.Name.mail)) }
}
