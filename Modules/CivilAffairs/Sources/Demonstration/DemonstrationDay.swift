internal import Kernel

/// A day at each location around this moment: people who were helped, who wait and who will come.
///
/// It does not look at opening hours: a demonstration that starts on a Sunday has a day at the desk as well.
struct DemonstrationDay {
    let stage: DemonstrationStage
    let products: ProductList

    /// An appointment of today: how many minutes from now, for what, and what became of it.
    private struct Visit {
        let minutes: Int
        let product: String
        let state: Appointment.State
    }

    /// The oldest first, so that the line of waiting people is as it would have been.
    private static let today = [
        Visit(minutes: -130, product: "paspoort", state: .done),
        Visit(minutes: -110, product: "rijbewijs", state: .missed),
        Visit(minutes: -90, product: "vraag", state: .done), Visit(minutes: -60, product: "paspoort", state: .done),
        Visit(minutes: -10, product: "identiteitskaart", state: .arrived),
        Visit(minutes: 10, product: "paspoort", state: .arrived),
        Visit(minutes: 30, product: "trouwen", state: .confirmed),
        Visit(minutes: 50, product: "paspoort", state: .booked),
        Visit(minutes: 80, product: "rijbewijs", state: .cancelled),
        Visit(minutes: 100, product: "naturalisatie", state: .booked),
    ]
    /// What people without an appointment came for, with how many minutes ago.
    private static let walkIns = [(minutes: 14, product: "rijbewijs"), (minutes: 6, product: "vraag")]

    /// - Returns: How many appointments it made.
    func fill() throws -> Int {
        try stage.context(of: .platform, at: stage.now).municipality.locations.reduce(0) { count, location in
            guard location.desks.flexible > 0 else { return count }
            var made = 0
            for visit in Self.today { made += try play(visit, at: location) ? 1 : 0 }
            for walkIn in Self.walkIns { try come(in: walkIn.product, walkIn.minutes, at: location) }
            return count + made + (try later(at: location))
        }
    }

    /// Makes an appointment of today and lets happen what happened; not for a time that is on another day.
    private func play(_ visit: Visit, at location: Location) throws -> Bool {
        let clock = stage.now.timeOfDay.minutes / SlotGrid.minutesPerCell * SlotGrid.minutesPerCell
        let minute = clock + visit.minutes
        // Ten minutes before it somebody comes in, and all of it lies on one day.
        guard minute >= 10, minute + 60 <= 24 * 60 else { return false }
        guard let made = try book(visit.product, at: location, on: stage.now.day, minute) else { return false }
        switch visit.state {
        case .confirmed: try change(.confirm, made, at: stage.now)
        case .cancelled: try change(.cancel, made, at: stage.now)
        case .missed:
            try onDay(at: made.slot.starts.adding(seconds: 15 * 60)) { session, context in
                try AppointmentDesk(products, context).end(made, .missed, session)
                try DeskFigures.countMiss(at: location.key, context.now, session.tables)
            }
        case .arrived: try arrive(made, at: location)
        case .done: try help(made, at: location)
        case .booked: break
        }
        return true
    }

    private func book(_ key: String, at location: Location, on day: Day, _ minute: Int) throws -> Appointment? {
        guard let product = products[key] else { throw NoSuchSample(key: key) }
        let chosen = ChosenProduct(product) { $0.options.first?.key }
        let slot = TimeSlot(
            counter: Counter(location: location, way: .counter),
            day: day,
            minute: minute,
            minutes: chosen.minutes
        )
        return try stage.change(at: stage.now.adding(seconds: -4 * 24 * 3_600)) { session, context in
            let desk = AppointmentDesk(products, context)
            let mark = session.newID()
            _ = try BookAppointment(chosen: chosen, slot: slot, reach: .init(), mark: mark, desk: desk).apply(session)
            return try desk.table(session.tables).appointment(mark: mark)
        }
    }

    private func change(_ change: ChangeAppointment, _ made: Appointment, at moment: Timestamp) throws {
        try stage.change(at: moment) { session, context in
            _ = try change.apply(to: made, AppointmentDesk(products, context), session)
        }
    }

    /// The host says that somebody is there, shortly before the time.
    private func arrive(_ made: Appointment, at location: Location) throws {
        try onDay(at: min(made.slot.starts.adding(seconds: -8 * 60), stage.now)) { session, context in
            try AppointmentTable.set(.arrived, of: made, in: session.tables)
            _ = try WaitingLine(location, now: context.now).give(made.chosen, for: made, session.tables)
        }
    }

    /// Somebody came, was called and was helped at the first desk.
    private func help(_ made: Appointment, at location: Location) throws {
        try arrive(made, at: location)
        let desk = DeskPlace(location: location, kind: .flexible, number: 1)
        try onDay(at: made.slot.starts.adding(seconds: 3 * 60)) { session, context in
            _ = try WaitingLine(location, now: context.now).call(to: desk, session.tables)
        }
        try onDay(at: made.slot.starts.adding(seconds: 18 * 60)) { session, context in
            let line = WaitingLine(location, now: context.now)
            let ticket = try TicketTable(session.tables).current(at: location.key, on: line.day, desk: desk.key)
            if let ticket { _ = try line.end(ticket, as: .done, session.tables) }
            try AppointmentDesk(products, context).end(made, .helped, session)
        }
    }

    private func come(in key: String, _ minutesAgo: Int, at location: Location) throws {
        guard let product = products[key] else { throw NoSuchSample(key: key) }
        let midnight = Timestamp(stage.now.day, at: .midnight)
        try onDay(at: max(stage.now.adding(seconds: -60 * minutesAgo), midnight)) { session, context in
            _ = try WaitingLine(location, now: context.now).give(ChosenProduct(product) { _ in nil }, session.tables)
        }
    }

    /// Appointments of the coming days, two a day, on times that can really be chosen.
    private func later(at location: Location) throws -> Int {
        guard stage.hasStaff, let product = products["paspoort"] else { return 0 }
        let context = try stage.context(of: .platform, at: stage.now)
        let times = try context.read { session in
            try OpenTimes(
                Counter(location: location, way: .counter),
                minutes: product.minutes,
                in: context.municipality,
                now: stage.now,
                session.tables
            )
        }
        let days = times.days(limit: 6).map(\.day).filter { $0 > stage.now.day }
        return try days.reduce(0) { count, day in
            let free = times.times(on: day)
            let chosen = [free.first, free.dropFirst(free.count / 2).first].compactMap { $0 }
            return try chosen.reduce(count) { try book("paspoort", at: location, on: day, $1) == nil ? $0 : $0 + 1 }
        }
    }

    private func onDay(
        at moment: Timestamp,
        _ body: @escaping @Sendable (any WriteSession, Context) throws -> Void
    ) throws {
        try stage.change(at: moment, by: .staff(CivilDemonstration.worker), body)
    }
}
