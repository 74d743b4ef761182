internal import Kernel

/// What a client wants to see of the reports, read from the address.
struct GeoReportQuery: Sendable {
    /// When there are any, these and nothing else are asked for.
    var numbers: [CaseNumber] = []
    /// Empty for every kind.
    var categories: Set<String> = []
    /// At most ``days`` long.
    var moments: Range<Timestamp>
    /// `nil` for both.
    var isOpen: Bool?
    /// The last report of the page before this one.
    var after: CaseNumber?
    /// The most reports on a page.
    var size = Self.usualSize

    static let days = 90
    static let usualSize = 100
    static let mostNumbers = 50

    /// - Throws: ``Problem`` 400 with every parameter that is wrong.
    init(_ request: Request, _ known: CategoryList, now: Timestamp) throws(Problem) {
        var reader = Reader(request: request)
        moments = reader.moments(now: now)
        numbers = reader.numbers()
        categories = reader.categories(known)
        isOpen = reader.status()
        after = reader.after()
        size = reader.size() ?? Self.usualSize
        reader.checkPage()
        guard reader.faults.isEmpty else { throw Problem.invalidFields(reader.faults) }
    }

    /// Whether a report is among what is asked for.
    func wants(_ report: PublicReport) -> Bool {
        (categories.isEmpty || categories.contains(report.categoryKey)) && (isOpen ?? report.isOpen) == report.isOpen
    }

    private struct Reader {
        let request: Request
        var faults: [InvalidParam] = []

        mutating func moments(now: Timestamp) -> Range<Timestamp> {
            let span = GeoReportQuery.days * 86_400
            let start = moment("start_date")
            let end = moment("end_date")
            let last = end ?? start.map { min($0.adding(seconds: span), now) } ?? now
            let first = start ?? last.adding(seconds: -span)
            guard first <= last, first.milliseconds(until: last) <= Int64(span) * 1_000 else {
                let rule = "Vraag om ten hoogste \(GeoReportQuery.days) dagen, met start_date voor end_date."
                faults.append(InvalidParam("start_date", "out-of-range", rule))
                return now..<now
            }
            // A report of this very millisecond counts.
            return first..<last.adding(milliseconds: 1)
        }

        private mutating func moment(_ name: String) -> Timestamp? {
            guard let text = request.query(name), !text.isEmpty else { return nil }
            if let moment = try? Timestamp(rfc3339: text) { return moment }
            faults.append(InvalidParam(name, "malformed", "Stuur een moment zoals 2026-11-21T12:00:00Z."))
            return nil
        }

        mutating func numbers() -> [CaseNumber] {
            let words = list("service_request_id")
            let numbers = words.compactMap { try? CaseNumber($0) }
            if numbers.count != words.count {
                refuse("service_request_id", "malformed", "Stuur nummers zoals Z-2026-000123, met komma's ertussen.")
            } else if numbers.count > GeoReportQuery.mostNumbers {
                refuse("service_request_id", "too-many", "Stuur ten hoogste \(GeoReportQuery.mostNumbers) nummers.")
            }
            return numbers
        }

        mutating func categories(_ known: CategoryList) -> Set<String> {
            let words = list("service_code")
            if !words.allSatisfy({ known[$0] != nil }) {
                refuse("service_code", "unknown", "Kies een service_code uit de lijst van /services.")
            }
            return Set(words)
        }

        mutating func status() -> Bool? {
            let words = Set(list("status"))
            guard words.isSubset(of: ["open", "closed"]) else {
                refuse("status", "unknown", "Stuur open, closed of allebei met een komma ertussen.")
                return nil
            }
            return words.count == 1 ? words.contains("open") : nil
        }

        mutating func after() -> CaseNumber? {
            guard let text = request.query("after"), !text.isEmpty else { return nil }
            let number = try? CaseNumber(text)
            if number == nil { refuse("after", "malformed", "Volg het adres in de header Link.") }
            return number
        }

        mutating func size() -> Int? {
            guard let text = request.query("page_size"), !text.isEmpty else { return nil }
            let size = Int(text)
            if let size, 1...200 ~= size { return size }
            refuse("page_size", "out-of-range", "Stuur een getal van 1 tot en met 200.")
            return nil
        }

        /// A client that asks for page after page would get the first one for ever.
        mutating func checkPage() {
            guard let page = request.query("page"), page != "1" else { return }
            refuse("page", "unknown", "Volg het adres in de header Link naar de volgende pagina.")
        }

        private func list(_ name: String) -> [String] {
            (request.query(name) ?? "").split { $0 == "," || $0 == " " }.map(String.init)
        }

        private mutating func refuse(_ field: String, _ code: String, _ reason: String) {
            faults.append(InvalidParam(field, code, reason))
        }
    }
}
