internal import Kernel

/// Today's appointments at one location, as the host reads them.
struct HostTable {
    let location: Location
    let context: Context
    /// The numbers of their cases, by key: a number is how a form names an appointment, the key of a row never leaves.
    let numbers: [Int: CaseNumber]

    func block(_ appointments: [Appointment]) -> Block {
        .section(
            "Met afspraak",
            [
                .table(
                    Table(
                        "Afspraken van vandaag",
                        columns: ["Tijd", "Voor", "Stand", "Wat nu?"],
                        rows: appointments.map(row),
                        empty: "Er zijn vandaag geen afspraken."
                    )
                )
            ]
        )
    }

    private func row(_ appointment: Appointment) -> [Table.Cell] {
        let number = numbers[appointment.caseKey]
        return [
            .lines(Prose(appointment.slot.time.inDutch), number?.description ?? ""),
            .lines(what(appointment, number), appointment.slot.counter.way.name),
            .badge(badge(appointment)), choice(appointment, number),
        ]
    }

    /// Leads to the case, where the room of a video call and the address of a visit stand.
    private func what(_ appointment: Appointment, _ number: CaseNumber?) -> Prose {
        let name = appointment.chosen.product.name
        guard let number else { return Prose(name) }
        return "\(link: Link(name, .local("/werk/zaken/\(number)")))"
    }

    private func choice(_ appointment: Appointment, _ number: CaseNumber?) -> Table.Cell {
        guard let number, appointment.state == .booked || appointment.state == .confirmed else { return "" }
        let late = appointment.slot.starts.adding(seconds: HostScreen.lateMinutes * 60)
        let isElsewhere = appointment.slot.counter.way != .counter
        if isElsewhere, context.now < appointment.slot.starts { return "" }
        // Who comes late is still there: both buttons stand until one of them was pressed.
        let isLate = isElsewhere || context.now >= late
        let missed = Form.Button("Niet gekomen", name: HostScreen.missed, value: "ja")
        let form = context.deskForm(
            to: HostScreen.address(location, "/is-er"),
            hidden: [Form.HiddenValue("zaak", number.description)],
            submit: isElsewhere ? "Is geweest" : isLate ? "Is er toch" : "Is er",
            others: isLate ? [missed] : []
        )
        return .button("", form, about: number.description)
    }

    private func badge(_ appointment: Appointment) -> Badge {
        switch appointment.state {
        case .booked: Badge(.info, "Verwacht")
        case .confirmed: Badge(.info, "Komt zeker")
        case .arrived: Badge(.success, "Is er")
        case .cancelled: Badge(.info, "Afgezegd")
        case .done: Badge(.success, "Geholpen")
        case .missed: Badge(.warning, "Niet gekomen")
        }
    }
}
