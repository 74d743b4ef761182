public import Kernel

extension CaseLedger: HandOverRegister {
    public func offer(
        _ file: CaseFile,
        to receiver: HandOver.Receiver,
        reason: String,
        by giver: Int
    ) throws -> HandOver {
        let offered = HandOver(
            id: surroundings.ids.next(),
            at: surroundings.now,
            giver: giver,
            receiver: receiver,
            reason: reason
        )
        do {
            try database.execute(
                """
                INSERT INTO hand_over (uuid, case_id, at, giver_id, team_key, member_id, reason, state)
                VALUES (\(offered.id), \(file.key), \(offered.at), \(giver), \(receiver.team), \(receiver.member),
                    \(reason), 'open')
                """
            )
        } catch StoreError.duplicate {
            throw HandOverRefused.alreadyOffered
        }
        try append(.handOverOffered, offered, of: file)
        return offered
    }

    public func accept(
        _ handOver: HandOver,
        of file: CaseFile,
        by member: Int,
        team: String?
    ) throws -> CaseFile {
        try settle(handOver, as: "accepted", answer: nil)
        try append(.handOverAccepted, handOver, of: file)
        return try assign(file, team: handOver.receiver.team ?? team ?? file.work.team, handler: member)
    }

    public func decline(_ handOver: HandOver, of file: CaseFile, reason: String) throws {
        try settle(handOver, as: "declined", answer: reason)
        try append(.handOverDeclined, handOver, of: file)
    }

    public func withdraw(_ handOver: HandOver, of file: CaseFile) throws {
        try settle(handOver, as: "withdrawn", answer: nil)
        try append(.handOverWithdrawn, handOver, of: file)
    }

    /// Ends an offer that nobody answered, because the case goes to someone or is closed.
    func lapseHandOver(of file: CaseFile) throws {
        guard let open = try CaseDossierRecords(database, records).handOver(of: file) else { return }
        try settle(open, as: "lapsed", answer: nil)
        try append(.handOverLapsed, open, of: file)
    }

    private func settle(_ handOver: HandOver, as state: String, answer: String?) throws {
        let touched = try database.execute(
            """
            UPDATE hand_over SET state = \(state), settled_at = \(surroundings.now),
                settled_by = \(surroundings.actor.text), answer = \(answer)
            WHERE uuid = \(handOver.id) AND state = 'open'
            """
        )
        guard touched == 1 else { throw HandOverRefused.settled }
    }

    private func append(_ kind: EventKind, _ handOver: HandOver, of file: CaseFile) throws {
        var body = JSONWriter(capacity: 96)
        body.object { body in
            body.field("case", file.number)
            body.field("team", ifPresent: handOver.receiver.team)
            body.field("handler", ifPresent: handOver.receiver.member)
        }
        let text = String(decoding: body.bytes, as: UTF8.self)
        try journal.append(kind, caseKey: file.key, residentKey: file.residentKey, body: text)
    }
}

extension HandOver.Receiver {
    var team: String? {
        guard case .team(let key) = self else { return nil }
        return key
    }

    var member: Int? {
        guard case .member(let id) = self else { return nil }
        return id
    }
}
