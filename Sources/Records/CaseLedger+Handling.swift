public import Kernel

extension CaseLedger: CaseHandling {
    public func write(_ note: NoteText, on file: CaseFile) throws {
        try database.execute(
            """
            INSERT INTO case_note (case_id, at, actor, text)
            VALUES (\(file.key), \(surroundings.now), \(surroundings.actor.text), \(note.text))
            """
        )
        try journal.append(.noteWritten, of: file)
    }

    public func relate(_ file: CaseFile, to other: CaseFile) throws {
        guard file.key != other.key else { return }
        var added = 0
        for (one, two) in [(file, other), (other, file)] {
            added += try database.execute(
                """
                INSERT INTO case_relation (case_id, other_id, at, actor)
                VALUES (\(one.key), \(two.key), \(surroundings.now), \(surroundings.actor.text))
                ON CONFLICT DO NOTHING
                """
            )
        }
        guard added > 0 else { return }
        for one in [file, other] { try journal.append(.casesRelated, of: one) }
    }
}
