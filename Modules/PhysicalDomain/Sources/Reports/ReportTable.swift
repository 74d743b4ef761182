internal import Kernel

/// Reads and adds rows of `physical_domain_report`.
struct ReportTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The case of a report that was sent with this mark before.
    func code(mark: UniqueID) throws -> FollowCode? {
        let text = try tables.first(
            """
            SELECT follow_code FROM public_case
            WHERE id = (SELECT case_key FROM physical_domain_report WHERE mark = \(mark))
            """
        ) { try $0.text(0) }
        return try text.map { try FollowCode($0) }
    }

    /// Whether the report that was sent with this mark before says the same as this one.
    func isRepeated(by report: Report) throws -> Bool {
        let place = report.place
        return try tables.first(
            """
            SELECT 1 FROM physical_domain_report
            WHERE mark = \(report.mark) AND category = \(report.category.key) AND description = \(report.description)
                AND place IS \(place.text) AND postcode IS \(place.postcode)
                AND house_number IS \(place.houseNumber?.text) AND latitude IS \(place.point?.latitude)
                AND longitude IS \(place.point?.longitude)
            """
        ) { _ in true } ?? false
    }

    /// Whether a row of a file with this number was read before.
    func has(reference: String) throws -> Bool {
        try tables.first("SELECT 1 FROM physical_domain_report WHERE reference = \(reference)") { _ in true } ?? false
    }

    /// The category key of a report; `nil` for a case that this module did not open, such as a pushed one.
    func category(of file: CaseFile) throws -> String? {
        try tables.first("SELECT category FROM physical_domain_report WHERE case_key = \(file.key)") {
            try $0.text(0)
        }
    }

    /// The key of the row of a case; `nil` for a case that this module did not open.
    func key(of file: CaseFile) throws -> Int? {
        try tables.first("SELECT id FROM physical_domain_report WHERE case_key = \(file.key)") { try $0.integer(0) }
    }

    /// The number of a case by its key.
    func number(ofCase key: Int) throws -> CaseNumber? {
        try tables.first("SELECT year, sequence FROM public_case WHERE id = \(key)") { row in
            try CaseNumber(year: try row.integer(0), sequence: try row.integer(1))
        }
    }

    /// Where a report is about; `nil` for a case that this module did not open.
    func place(of file: CaseFile) throws -> Place? {
        try tables.first(
            """
            SELECT place, postcode, house_number, latitude, longitude FROM physical_domain_report
            WHERE case_key = \(file.key)
            """
        ) { row in
            Place(
                text: try row.optionalText(0),
                postcode: try row.optionalText(1).flatMap { try? Postcode($0) },
                houseNumber: try row.optionalText(2).flatMap(HouseNumber.init),
                point: row.isNull(3) ? nil : Coordinates(latitude: try row.real(3), longitude: try row.real(4))
            )
        } ?? nil
    }

    /// The kind and the place of a report, for another organisation that works on it.
    func facts(of file: CaseFile, _ categories: CategoryList) throws -> [Fact] {
        let place = try place(of: file)
        let address = place?.postcode.map { "\($0) \(place?.houseNumber?.text ?? "")" }
        let point = place?.point.map { "\($0.latitude), \($0.longitude)" }
        return [
            ("Wat is er gemeld?", try category(of: file).flatMap { categories[$0]?.name } ?? file.title),
            ("Waar is het?", place?.text), ("Postcode en huisnummer", address), ("Punt op de kaart", point),
        ].compactMap { name, value in value.map { Fact(name, Prose($0)) } }
    }

    /// Adds the row of a report that has just become a case.
    ///
    /// - Returns: The key of the row.
    static func add(
        _ report: Report,
        team: String,
        of file: CaseFile,
        to tables: any WritableDatabase
    ) throws -> Int {
        let place = report.place
        let key = try tables.first(
            """
            INSERT INTO physical_domain_report (case_key, category, team, description, at, place, postcode,
                house_number, latitude, longitude, cell, mark, reference)
            VALUES (\(file.key), \(report.category.key), \(team), \(report.description),
                \(report.at), \(place.text), \(place.postcode), \(place.houseNumber?.text), \(place.point?.latitude),
                \(place.point?.longitude), \(place.point.map { GridCell($0).number }), \(report.mark),
                \(report.reference))
            RETURNING id
            """
        ) { try $0.integer(0) }
        guard let key else { throw StoreError.damaged }
        return key
    }
}
