internal import Kernel

/// What happens to appointments by itself: a reminder the day before, and an end to who never came.
struct AppointmentChores: Sendable {
    let products: ProductList

    /// How many appointments one part takes.
    static let part = 20
    /// From when on the day before the reminder leaves: nobody wants mail at night.
    static let reminderFrom = 9

    var all: [Chore] { [Chore("afspraken-herinneren", remind), Chore("afspraken-afsluiten", close)] }

    /// Reminds of tomorrow's appointments, each once; one that is made or moved later than that needs no reminder.
    @Sendable
    private func remind(_ session: any WriteSession, _ context: Context) throws -> Bool {
        guard context.now.timeOfDay.hour >= Self.reminderFrom else { return false }
        let desk = AppointmentDesk(products, context)
        let due = try desk.table(session.tables).unreminded(on: context.today.adding(days: 1), limit: Self.part)
        for appointment in due {
            let file = try desk.file(of: appointment, session)
            try AppointmentTable.markReminded(appointment, at: context.now, in: session.tables)
            try desk.tell(.reminder, appointment.chosen, appointment.slot, about: file, session)
        }
        return due.count == Self.part
    }

    /// Ends yesterday's appointments, and earlier ones, of who was never said to have come.
    @Sendable
    private func close(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let desk = AppointmentDesk(products, context)
        let past = try desk.table(session.tables).unended(before: context.today, limit: Self.part)
        for appointment in past {
            try desk.end(appointment, appointment.state == .arrived ? .helped : .missed, session)
        }
        return past.count == Self.part
    }
}

extension AppointmentTable {
    /// The appointments of a day that nobody was reminded of.
    func unreminded(on day: Day, limit: Int) throws -> [Appointment] {
        try find("day = \(day) AND reminded_at IS NULL AND state IN ('booked', 'confirmed')", limit)
    }

    /// The appointments before a day that did not end.
    func unended(before day: Day, limit: Int) throws -> [Appointment] {
        try find("day < \(day) AND state IN ('booked', 'confirmed', 'arrived')", limit)
    }

    /// Remembers that somebody was reminded; it is no change of the appointment.
    static func markReminded(
        _ appointment: Appointment,
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            "UPDATE civil_affairs_appointment SET reminded_at = \(now) WHERE id = \(appointment.key)"
        )
    }
}
