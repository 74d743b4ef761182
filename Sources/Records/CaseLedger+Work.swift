public import Kernel

extension CaseLedger: WorkDivision {
    public func assign(_ file: CaseFile, team: String?, handler: Int?) throws -> CaseFile {
        var changed = file
        changed.work.team = team
        changed.work.handler = handler
        changed.work.version += 1
        let touched = try database.execute(
            """
            UPDATE case_file SET team_key = \(team), handler_id = \(handler), version = \(changed.work.version)
            WHERE id = \(file.key) AND version = \(file.work.version)
            """
        )
        guard touched == 1 else { throw ChangedMeanwhile() }
        var body = JSONWriter(capacity: 80)
        body.object { body in
            body.field("case", file.number)
            body.field("team", ifPresent: team)
            body.field("handler", ifPresent: handler)
        }
        try journal.append(
            .caseAssigned,
            caseKey: file.key,
            residentKey: file.residentKey,
            body: String(decoding: body.bytes, as: UTF8.self)
        )
        try lapseHandOver(of: changed)
        return changed
    }
}
