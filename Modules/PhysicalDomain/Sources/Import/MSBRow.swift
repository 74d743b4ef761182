internal import Kernel

/// One report of Rotterdam's MSB (Meldingen Systeem Buitenruimte).
struct MSBRow {
    let categories: CategoryList

    func read(_ row: JSONTree) throws(RowFault) -> ImportedReport {
        guard let number = row["id"]?.label else { throw RowFault("het nummer (id) ontbreekt.") }
        guard let text = row["datumMelding"]?.text, let at = Timestamp(fileText: text) else {
            throw RowFault("datumMelding ontbreekt of is geen moment zoals 2022-09-28T09:45:31.")
        }
        let category = try categories.required(row["onderwerp"]?["omschrijving"]?.text)
        guard let place = place(row["locatie"]) else {
            throw RowFault("de locatie heeft geen adres en geen x en y in Nederland.")
        }
        let progress = try progress(row)
        let description = String((row["omschrijving"]?.text ?? "").prefix(Report.descriptionLimit))
        var report = Report(category, description, at: place, channel: .importFile, on: at)
        report.reference = "msb-\(number)"
        return ImportedReport(report: report, progress: progress)
    }

    private func place(_ tree: JSONTree?) -> Place? {
        let address = tree?["adres"]
        let number = address?["huisnummer"]?.label
        let street = address?["straatNaam"]?.text.map(Self.inLowerCase)
        var point: Coordinates?
        if let x = tree?["x"]?.double, let y = tree?["y"]?.double { point = NationalGrid.coordinates(x: x, y: y) }
        let words = [street, number].compactMap { $0 }.joined(separator: " ")
        return Place(
            text: street == nil ? nil : String(words.prefix(Place.textLimit)),
            postcode: address?["postcode"]?.text.flatMap { try? Postcode($0) },
            houseNumber: number.flatMap(HouseNumber.init),
            point: point
        )
    }

    private func progress(_ row: JSONTree) throws(RowFault) -> ImportedReport.Progress {
        let since = row["datumInbehandeling"]?.text.flatMap(Timestamp.init(fileText:))
        switch CategoryList.folded(row["status"]?.text ?? "") {
        case "nieuw", "doorverwezen", "doorverwezen gekregen": return .received
        case "inbehandeling", "in behandeling", "heropend": return .working(since: since)
        case "afgehandeld", "afgemeld", "gereed": return .done(at: nil)
        default: throw RowFault("de status ontbreekt of is onbekend.")
        }
    }

    /// MSB writes streets in capitals: `VAN DER TAKSTRAAT` becomes `Van Der Takstraat`.
    private static func inLowerCase(_ street: String) -> String {
        guard street == street.uppercased() else { return street }
        return street.lowercased().split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined(separator: " ")
    }
}
