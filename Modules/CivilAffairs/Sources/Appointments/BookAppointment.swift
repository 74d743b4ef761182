internal import Kernel

/// Makes an appointment: takes the place, opens its case and tells the resident.
struct BookAppointment: Sendable {
    let chosen: ChosenProduct
    let slot: TimeSlot
    let reach: Reach
    /// Recognises the same form sent twice.
    let mark: UniqueID
    let desk: AppointmentDesk

    /// How the resident can be reached for it; kept sealed with the case.
    struct Reach: Sendable {
        var mail: MailAddress?
        /// Only asked for a visit at home.
        var phone = ""
        var address = ""

        var answers: [CaseAnswer] {
            [("telefoon", phone), ("adres", address)].filter { !$0.1.isEmpty }.map { CaseAnswer($0.0, $0.1) }
        }
    }

    enum Outcome: Sendable {
        case booked(FollowCode)
        /// Somebody else took the place since the form was shown.
        case taken
    }

    /// - Throws: ``Problem/formReused`` when this form made another appointment before.
    func apply(_ session: any WriteSession) throws -> Outcome {
        if let earlier = try desk.table(session.tables).appointment(mark: mark) {
            let code = try desk.followCode(of: earlier, session.tables)
            guard earlier.chosen == chosen, earlier.slot == slot else { throw Problem.formReused }
            return .booked(code)
        }
        // A form of something else that was sent before is no appointment, and keeps its answers.
        guard try session.answers.sent(mark: mark) == nil else { throw Problem.formReused }
        guard try SlotCounters.take(slot, in: session.tables) else { return .taken }
        let type = try desk.appointmentType()
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: desk.now),
                channel: .web,
                title: "Afspraak: \(chosen.product.name)",
                dates: CaseDates(targetOn: nil, deadlineOn: nil)
            )
        )
        try AppointmentTable.add(
            chosen,
            slot,
            mark: mark,
            room: slot.counter.way == .video ? session.newID() : nil,
            of: file,
            to: session.tables
        )
        try AppointmentChores.skipReminder(ofCase: file.key, slot, at: desk.now, in: session.tables)
        if !reach.answers.isEmpty { try session.answers.keep(reach.answers, mark: mark, for: file) }
        try desk.tell(.made, chosen, slot, about: file, newAddress: reach.mail, session)
        return .booked(file.followCode)
    }
}
