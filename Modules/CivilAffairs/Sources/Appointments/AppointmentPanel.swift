internal import Kernel

/// What stands about an appointment on the pages of its case.
struct AppointmentPanel: Sendable {
    let products: ProductList

    var panel: CasePanel {
        CasePanel(of: [AppointmentCase.typeKey]) { file, reader, tables, context in
            let desk = AppointmentDesk(products, context)
            guard let appointment = try desk.table(tables).appointment(ofCase: file.key) else { return [] }
            let facts = Block.facts(ShowAppointment.facts(appointment.slot, appointment.chosen))
            let link = Link("Bekijk, verander of zeg af", .local("/afspraak/\(file.followCode)"))
            let room = appointment.videoRoom(at: context.now).map { Link("Begin met beeldbellen", $0) }
            let ours = room.map { reader == .staff ? [Block.links([$0])] : [] } ?? []
            let isOpen = appointment.isOpen(at: context.now)
            return [
                .section(
                    "Uw afspraak".ifStaff(reader, "De afspraak"),
                    [facts] + ours + (isOpen ? [reader == .staff ? .links([link]) : .action(link)] : [])
                )
            ]
        }
    }
}

extension String {
    fileprivate func ifStaff(_ reader: CasePanel.Reader, _ words: String) -> String { reader == .staff ? words : self }
}
