internal import Kernel

/// Where an application is about, by the answers of its form.
enum PermitPlace {
    /// What the applicant or a handler said; `nil` when nobody did.
    static func postcode(of file: CaseFile, in tables: any Database) throws -> Postcode? {
        try tables.first("SELECT postcode FROM physical_domain_permit_place WHERE case_key = \(file.key)") {
            try? Postcode(try $0.text(0))
        } ?? nil
    }

    static func keep(_ postcode: Postcode, of file: CaseFile, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_permit_place (case_key, postcode) VALUES (\(file.key), \(postcode.compact))
            ON CONFLICT (case_key) DO UPDATE SET postcode = excluded.postcode
            """
        )
    }

    /// What the applicant filled in as the place; the look is logged with the case.
    static func asked(of file: CaseFile, _ kind: PermitKind, _ session: any WriteSession) throws -> Postcode? {
        guard let question = kind.place else { return nil }
        let answers = try session.answers.answers(of: file, purpose: .caseWork)
        return answers.first { $0.key == question }.flatMap { try? Postcode($0.value) }
    }
}
