internal import Kernel

/// One report of Amsterdam's Signalen, as its interface `/signals/v1/private/signals` lists them.
struct SignalenRow {
    let categories: CategoryList

    func read(_ row: JSONTree) throws(RowFault) -> ImportedReport {
        guard let number = row["id"]?.label else { throw RowFault("het nummer (id) ontbreekt.") }
        let created = row["incident_date_start"]?.text ?? row["created_at"]?.text
        guard let at = created.flatMap(Timestamp.init(fileText:)) else {
            throw RowFault("created_at ontbreekt of is geen moment zoals 2026-09-28T09:45:31+02:00.")
        }
        let named = row["category"]?["sub"]?.text ?? row["category"]?["sub_slug"]?.text
        let category = try categories.required(named)
        guard let place = place(row["location"]) else {
            throw RowFault("de location heeft geen adres en geen coördinaten in Nederland.")
        }
        let progress = try progress(row["status"])
        let description = String((row["text"]?.text ?? "").prefix(Report.descriptionLimit))
        var report = Report(category, description, at: place, channel: .importFile, on: at)
        report.reference = "signalen-\(number)"
        return ImportedReport(report: report, progress: progress)
    }

    /// GeoJSON writes the longitude first (RFC 7946 §3.1.1).
    private func place(_ tree: JSONTree?) -> Place? {
        let address = tree?["address"]
        let numbers = tree?["geometrie"]?["coordinates"]?.list?.compactMap(\.double) ?? []
        let number = [address?["huisnummer"]?.label, address?["huisletter"]?.label].compactMap { $0 }.joined()
        let street = address?["openbare_ruimte"]?.label
        return Place(
            text: street.map { String("\($0) \(number)".prefix(Place.textLimit)) },
            postcode: address?["postcode"]?.text.flatMap { try? Postcode($0) },
            houseNumber: HouseNumber(number),
            point: numbers.count == 2 ? Coordinates(latitude: numbers[1], longitude: numbers[0]) : nil
        )
    }

    private func progress(_ status: JSONTree?) throws(RowFault) -> ImportedReport.Progress {
        let since = status?["created_at"]?.text.flatMap(Timestamp.init(fileText:))
        switch status?["state"]?.text {
        case "m", "i", "reaction requested", "forward to external", "ready to send", "sent": return .received
        case "b", "h", "reopened", "reopen requested": return .working(since: since)
        case "ingepland": return .planned
        case "o", "a", "closure requested": return .done(at: since)
        default: throw RowFault("de status ontbreekt of is onbekend.")
        }
    }
}
