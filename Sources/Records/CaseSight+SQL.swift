internal import Kernel

extension CaseSight {
    /// The condition on rows of `case_file` that leaves out the cases that do not exist for the caller.
    ///
    /// Every look-up, list and search takes it from here. It is never unknown (NULL), so `NOT` gives exactly the others.
    var condition: SQL {
        switch self {
        case .everything: "TRUE"
        case .staff(let staff): staff.condition
        case .resident(let key): "COALESCE(case_file.resident_id, 0) = \(key)"
        }
    }
}

extension StaffSight {
    var condition: SQL {
        let types: SQL = "case_file.type_key IN (\(SQL.list(whole.sorted())))"
        let parts = [types] + ofTeams.keys.sorted().map(condition(ofType:))
        // Nothing is in an empty list, but SQL calls that unknown.
        return "COALESCE(\(parts.joined(separator: " OR ")), FALSE)"
    }

    /// Of a confidential type: the cases of the own teams and of no team, the own cases, and those that wait for an answer.
    private func condition(ofType type: String) -> SQL {
        let teams = SQL.list((ofTeams[type] ?? []).sorted())
        return """
            (case_file.type_key = \(type) AND (case_file.team_key IS NULL OR case_file.team_key IN (\(teams))
                OR COALESCE(case_file.handler_id, 0) = \(member)
                OR EXISTS (SELECT 1 FROM hand_over h WHERE h.case_id = case_file.id AND h.state = 'open'
                    AND (COALESCE(h.member_id, 0) = \(member) OR COALESCE(h.team_key, '') IN (\(teams))))))
            """
    }
}
