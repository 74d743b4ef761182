internal import Kernel

/// `/afspraak/{code}`: one appointment, with what its resident can still do; also as a file for a calendar.
struct ShowAppointment: Sendable {
    static let title = "Uw afspraak"

    let door: AppointmentDoor

    @Sendable
    func show(_ request: Request, _ context: Context) throws -> Response {
        let found = try door.open(request, context)
        return context.show(page(found, said: request.query("stand")))
    }

    @Sendable
    func download(_ request: Request, _ context: Context) throws -> Response {
        let found = try door.open(request, context)
        let entry = CalendarEntry(
            found.appointment,
            of: found.file.id,
            in: context.municipality,
            bring: found.desk.bring(found.appointment.chosen)
        )
        return .calendar(entry, named: "afspraak", at: context.now)
    }

    private func page(_ found: AppointmentDoor.Found, said: String?) -> Page {
        let appointment = found.appointment
        let isOpen = appointment.isOpen(at: found.desk.now)
        let notice = Self.notice(said, appointment) ?? Self.standing(appointment, isOpen: isOpen)
        return Page(
            Self.title,
            section: TakeAppointment.page.words,
            blocks: (notice.map { [.notice($0)] } ?? []) + [.facts(Self.facts(appointment.slot, appointment.chosen))]
                + room(found)
                + (isOpen
                    ? ChosenProductBlocks.blocks(appointment.chosen, found.desk) + choices(found)
                    : [.action(TakeAppointment.page)]),
            aside: [
                .section(
                    "Uw code",
                    [
                        .code(label: "Uw code", found.file.followCode.description),
                        .paragraph("Bewaar deze code. Daarmee vindt u deze pagina terug."),
                    ]
                )
            ]
        )
    }

    private func room(_ found: AppointmentDoor.Found) -> [Block] {
        guard let room = found.appointment.videoRoom(at: found.desk.now) else { return [] }
        return [
            .section(
                "Beeldbellen",
                [
                    .paragraph("Open deze link op de tijd van uw afspraak. Een collega is er dan ook."),
                    .action(Link("Begin met beeldbellen", room)),
                ]
            )
        ]
    }

    private func choices(_ found: AppointmentDoor.Found) -> [Block] {
        let confirm = Form(to: found.address("bevestigen"), fields: [], submit: "Ja, ik kom")
        return (found.appointment.state == .confirmed ? [] : [.section("Komt u?", [.form(confirm)])]) + [
            .section(
                "Komt het niet uit?",
                [
                    .links([
                        Link("Verander de afspraak", found.address("verzetten")),
                        Link("Zeg de afspraak af", found.address("afzeggen")),
                    ])
                ]
            ),
            .section(
                "In uw agenda",
                [.links([Link("Zet de afspraak in uw agenda (bestand)", found.address("agenda.ics"))])]
            ),
        ]
    }

    static func facts(_ slot: TimeSlot, _ chosen: ChosenProduct) -> [Fact] {
        let location = slot.counter.location
        let place =
            slot.counter.way == .counter
            ? [Fact("Waar", Prose("\(location.name), \(location.address)"))]
            : [Fact("Hoe", Prose("\(slot.counter.way.name), met een collega van \(location.name)"))]
        return [
            Fact("Voor", Prose(chosen.product.name)), Fact("Wanneer", Prose(slot.inDutch)),
            Fact("Hoelang", Prose("ongeveer \(slot.minutes) minuten")),
        ] + place
    }

    /// What just happened; only what is true of the appointment as it is.
    private static func notice(_ said: String?, _ appointment: Appointment) -> Notice? {
        switch (said, appointment.state) {
        case ("gemaakt", .booked): Notice(.success, "Uw afspraak is gemaakt.", isAnswer: true)
        case ("verzet", .booked): Notice(.success, "Uw afspraak is veranderd.", isAnswer: true)
        case ("bevestigd", .confirmed): Notice(.success, "Bedankt. Wij zien u graag.", isAnswer: true)
        case ("afgezegd", .cancelled): Notice(.success, "Uw afspraak gaat niet door.", isAnswer: true)
        case ("bezet", .booked), ("bezet", .confirmed):
            Notice(.error, "Iemand koos net deze tijd. Uw oude afspraak blijft staan.", isAnswer: true)
        default: nil
        }
    }

    private static func standing(_ appointment: Appointment, isOpen: Bool) -> Notice? {
        switch appointment.state {
        case .booked: isOpen ? nil : Notice(.info, "De tijd van deze afspraak is voorbij.")
        case .confirmed: Notice(.success, "U hebt gezegd dat u komt.")
        case .arrived: Notice(.info, "U bent er. Kijk op het scherm in de wachtkamer.")
        case .cancelled: Notice(.info, "Uw afspraak gaat niet door.")
        case .done: Notice(.success, "U bent geholpen.")
        case .missed: Notice(.warning, "U was er niet. Maak een nieuwe afspraak.")
        }
    }
}
