internal import Kernel

/// What a resident can do with an appointment that was made.
enum ChangeAppointment: Sendable {
    /// Says again to come.
    case confirm
    case cancel
    case move(to: TimeSlot)

    enum Outcome: Sendable {
        case done
        /// It was cancelled before, or its time has come.
        case closed
        /// Somebody else took the new place since the form was shown.
        case taken
    }

    func apply(to known: Appointment, _ desk: AppointmentDesk, _ session: any WriteSession) throws -> Outcome {
        // As it is now: since the page was shown someone may have changed it.
        guard let current = try desk.table(session.tables).appointment(ofCase: known.caseKey) else {
            throw Problem.notFound
        }
        // The same button twice has the same answer.
        if case .cancel = self, current.state == .cancelled { return .done }
        guard current.isOpen(at: desk.now) else { return .closed }
        switch self {
        case .confirm: try AppointmentTable.set(.confirmed, of: current, in: session.tables)
        case .cancel:
            try SlotCounters.free(current.slot, in: session.tables)
            try desk.end(current, .cancelled, session)
        case .move(let slot): return try move(current, to: slot, desk, session)
        }
        return .done
    }

    private func move(
        _ current: Appointment,
        to slot: TimeSlot,
        _ desk: AppointmentDesk,
        _ session: any WriteSession
    ) throws -> Outcome {
        // The own place comes free first, so that half an hour later is possible on a full day.
        try SlotCounters.free(current.slot, in: session.tables)
        guard try SlotCounters.take(slot, in: session.tables) else {
            _ = try SlotCounters.take(current.slot, in: session.tables)
            return .taken
        }
        try AppointmentTable.move(current, to: slot, in: session.tables)
        try AppointmentChores.skipReminder(ofCase: current.caseKey, slot, at: desk.now, in: session.tables)
        let file = try desk.file(of: current, session)
        try desk.tell(.moved, current.chosen, slot, about: file, session)
        _ = try session.contacts.register(
            channel: StandardChannel.web,
            at: desk.now,
            subject: "Zet een afspraak op een andere tijd",
            caseNumber: file.number
        )
        return .done
    }
}
