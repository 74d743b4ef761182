internal import Kernel

/// What the people who handle a report see of it: where it is, what was written, and the photo.
struct ReportDossier: ModuleDossier {
    func answers(of file: CaseFile, in tables: any Database) throws -> [Fact] {
        try tables.first(
            """
            SELECT place, postcode, house_number, latitude, longitude, description
            FROM physical_domain_report WHERE case_key = \(file.key)
            """
        ) { row in
            let place = row.isNull(0) ? nil : try row.text(0)
            let address = row.isNull(1) ? nil : "\(try row.text(1)) \(row.isNull(2) ? "" : try row.text(2))"
            let point = row.isNull(3) ? nil : "\(try row.real(3)), \(try row.real(4))"
            let description = try row.text(5)
            return [
                ("Waar is het?", place), ("Postcode en huisnummer", address), ("Punt op de kaart", point),
                ("Wat is er aan de hand?", description.isEmpty ? nil : description),
            ].compactMap { name, value in value.map { Fact(name, Prose($0)) } }
        } ?? []
    }

    func documents(of file: CaseFile, in tables: any Database) throws -> [CaseDocument] {
        try tables.rows(
            """
            SELECT p.uuid, p.at, p.hash, p.media_type FROM physical_domain_report r
            JOIN physical_domain_photo p ON p.report_id = r.id
            WHERE r.case_key = \(file.key) ORDER BY p.id
            """
        ) { row in
            CaseDocument(
                id: try UniqueID(bytes: try row.bytes(0)),
                name: "Foto bij de melding",
                at: Timestamp(milliseconds: Int64(try row.integer(1))),
                file: StoredFile(hash: try row.text(2), mediaType: try row.text(3))
            )
        }
    }
}
