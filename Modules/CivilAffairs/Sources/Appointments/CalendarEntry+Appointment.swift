internal import Kernel

extension CalendarEntry {
    /// An appointment, under the public id of its case; `bring` is what to take along.
    init(_ appointment: Appointment, of id: UniqueID, in municipality: Municipality, bring: [String]) {
        let slot = appointment.slot
        let location = slot.counter.location
        self.init(
            id: id,
            version: appointment.version,
            title: "Gemeente \(municipality.name): \(appointment.chosen.product.name)",
            place: slot.counter.way == .counter ? "\(location.name), \(location.address)" : slot.counter.way.name,
            details: bring.isEmpty ? "" : "Neem mee: " + bring.joined(separator: " "),
            starts: slot.starts,
            ends: slot.ends,
            isCancelled: appointment.state == .cancelled
        )
    }
}
