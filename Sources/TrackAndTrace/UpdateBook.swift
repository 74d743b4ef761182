internal import Kernel

/// Decides what each update does to the cases of one municipality, for one client.
struct UpdateBook: Sendable {
    let client: IntegratorClient
    let caseTypes: CaseTypeCatalogue
    let modulesOn: Set<String>
    let municipality: Municipality
    let now: Timestamp

    /// Applies updates one after another; a refused one changes nothing and spoils no other.
    ///
    /// - Throws: ``StoreError`` when storage fails; the whole session is then undone.
    func apply(_ received: [ReceivedUpdate], in session: any WriteSession) throws -> [UpdateOutcome] {
        let cases = session.cases
        return try received.map { item in
            switch item.content {
            case .refused(let problem):
                return UpdateOutcome(sentID: item.sentID, result: .refused(problem))
            case .update(let update):
                do {
                    return UpdateOutcome(sentID: item.sentID, result: try apply(update, to: cases))
                } catch let problem as Problem {
                    return UpdateOutcome(sentID: item.sentID, result: .refused(problem))
                }
            }
        }
    }

    /// - Throws: A ``Problem`` before anything was written, or ``StoreError``.
    private func apply(_ update: PushedUpdate, to cases: any CaseRegister) throws -> UpdateOutcome.Result {
        if let seen = try cases.seen(id: update.id, client: client.id) {
            guard seen.digest == update.fingerprint else { throw Problem.idReused }
            return .duplicate(.init(number: seen.caseNumber, followCode: seen.followCode))
        }
        guard update.at <= now.adding(seconds: PushedUpdate.clockSkewSeconds) else { throw Problem.atInFuture }
        let source = CaseSource(client: client.id, reference: update.reference)
        let recorded: Recorded
        if let file = try cases.find(source: source) {
            recorded = try change(file, with: update, in: cases)
        } else {
            recorded = .current(try open(update, from: source, in: cases))
        }
        let file = recorded.file
        try cases.remember(
            SeenUpdate(
                id: update.id,
                digest: update.fingerprint,
                caseKey: file.key,
                caseNumber: file.number,
                followCode: file.followCode
            ),
            client: client.id
        )
        let address = UpdateOutcome.CaseAddress(number: file.number, followCode: file.followCode)
        if case .superseded = recorded { return .superseded(address) }
        return .accepted(address)
    }

    private func open(
        _ update: PushedUpdate,
        from source: CaseSource,
        in cases: any CaseRegister
    ) throws -> CaseFile {
        let openedOn = update.at.day
        guard client.may(use: update.caseType),
            let type = caseTypes.current(update.caseType, on: now.day),
            modulesOn.contains(type.module)
        else { throw Problem.caseTypeUnknown }
        let new = NewCase(
            type: type,
            status: try statusChange(update, of: type),
            channel: .push,
            title: update.title ?? "",
            resident: update.resident ?? .anonymous,
            source: source,
            dates: type.dates(openedOn: openedOn, in: municipality)
        )
        return try cases.open(new)
    }

    private func change(
        _ file: CaseFile,
        with update: PushedUpdate,
        in cases: any CaseRegister
    ) throws -> Recorded {
        guard client.may(use: update.caseType) else { throw Problem.caseTypeUnknown }
        guard file.typeKey == update.caseType else { throw Problem.caseTypeDiffers }
        guard let type = caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else {
            throw Problem.caseTypeUnknown
        }
        let status = try statusChange(update, of: type)
        if file.isClosed && status.at >= file.statusAt { throw Problem.caseClosed }
        var current = file
        if let resident = update.resident {
            do {
                current = try cases.attach(resident, to: file, of: type)
            } catch is ResidentDiffers {
                throw Problem.residentDiffers
            }
        } else if file.residentKey != nil {
            try refuseNumber(in: update, of: file, type, cases)
        }
        return try cases.record(status, title: update.title, on: current, of: type)
    }

    /// A later update need not say whose case it is; its texts could hold that number all the same.
    private func refuseNumber(
        in update: PushedUpdate,
        of file: CaseFile,
        _ type: CaseType,
        _ cases: any CaseRegister
    ) throws {
        for (field, number) in update.numbersInTexts {
            do {
                // Of a case with a resident this only looks up.
                _ = try cases.attach(.person(number), to: file, of: type)
            } catch is ResidentDiffers {
                continue
            }
            throw Problem.invalidFields([.holdsNumber(field)])
        }
    }

    private func statusChange(_ update: PushedUpdate, of type: CaseType) throws(Problem) -> StatusChange {
        guard let step = type.step(update.status)?.step else {
            throw .statusUnknown(known: type.steps.map(\.key))
        }
        if let result = update.result {
            guard step.isFinal else { throw .invalidFields([.resultTooEarly]) }
            guard type.results.contains(where: { $0.key == result }) else {
                throw .invalidFields([.resultUnknown])
            }
        }
        return StatusChange(
            to: step,
            at: update.at,
            explanation: update.explanation,
            resultKey: update.result,
            plannedReadyOn: update.plannedReadyOn
        )
    }
}
