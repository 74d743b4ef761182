internal import Kernel

/// What happens to appointments by itself: a reminder the day before, and an end to who never came.
struct AppointmentChores: Sendable {
    let products: ProductList

    /// How many appointments one part takes.
    static let part = 20
    /// From when on the day before the reminder leaves: nobody wants mail at night.
    static let reminderFrom = 9

    var all: [Chore] { [Chore("afspraken-herinneren", remind), Chore("afspraken-afsluiten", close)] }

    /// Reminds of tomorrow's appointments, each once, and of today's when the platform stood still yesterday.
    @Sendable
    private func remind(_ session: any WriteSession, _ context: Context) throws -> Bool {
        guard context.now.timeOfDay.hour >= Self.reminderFrom else { return false }
        let desk = AppointmentDesk(products, context)
        let due = try desk.table(session.tables).unreminded(from: context.today, limit: Self.part)
        for appointment in due {
            let file = try desk.file(of: appointment, session)
            try AppointmentTable.markReminded(ofCase: appointment.caseKey, at: context.now, in: session.tables)
            try desk.tell(.reminder, appointment.chosen, appointment.slot, about: file, session)
        }
        return due.count == Self.part
    }

    /// Whoever makes or moves an appointment after the reminders of its day left needs none.
    static func skipReminder(
        ofCase key: Int,
        _ slot: TimeSlot,
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        let isSoon = slot.day == now.day.adding(days: 1) && now.timeOfDay.hour >= reminderFrom
        guard slot.day <= now.day || isSoon else { return }
        try AppointmentTable.markReminded(ofCase: key, at: now, in: tables)
    }

    /// Ends yesterday's appointments, and earlier ones; at a desk, who was never said to have come did not come.
    ///
    /// A call by video or a visit at home that nobody said anything about took place. Mail leaves by day only.
    @Sendable
    private func close(_ session: any WriteSession, _ context: Context) throws -> Bool {
        guard context.now.timeOfDay.hour >= Self.reminderFrom else { return false }
        let desk = AppointmentDesk(products, context)
        let past = try desk.table(session.tables).unended(before: context.today, limit: Self.part)
        for appointment in past {
            let counter = appointment.slot.counter
            let isMissed = appointment.state != .arrived && counter.way == .counter
            try desk.end(appointment, isMissed ? .missed : .helped, session)
            if isMissed {
                try DeskFigures.countMiss(at: counter.location.key, appointment.slot.starts, session.tables)
            }
        }
        return past.count == Self.part
    }
}

extension AppointmentTable {
    /// The appointments of a day and the next that nobody was reminded of.
    func unreminded(from day: Day, limit: Int) throws -> [Appointment] {
        try find(
            "day IN (\(day), \(day.adding(days: 1))) AND reminded_at IS NULL AND state IN ('booked', 'confirmed')",
            limit
        )
    }

    /// The appointments before a day that did not end.
    func unended(before day: Day, limit: Int) throws -> [Appointment] {
        try find("day < \(day) AND state IN ('booked', 'confirmed', 'arrived')", limit)
    }

    /// Remembers that somebody was reminded; it is no change of the appointment.
    static func markReminded(
        ofCase key: Int,
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            "UPDATE civil_affairs_appointment SET reminded_at = \(now) WHERE case_key = \(key)"
        )
    }
}
