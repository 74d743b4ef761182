internal import Kernel

/// A number that someone waits with (volgnummer), for an appointment or without one; it names nobody.
struct Ticket: Hashable, Sendable {
    /// The key of its row.
    let key: Int
    /// As the screen in the waiting room shows it: `A12`.
    let number: String
    let location: String
    let day: Day
    let line: Line
    let product: String
    /// How long the work for it probably takes.
    let minutes: Int
    /// The case of the appointment; `nil` for who came without one.
    let caseKey: Int?
    /// From when the resident counts as waiting: the time of the appointment, or of coming in when that is later.
    let dueAt: Timestamp
    let state: State
    /// The desk that called it; `nil` while it waits.
    let desk: String?
    let calledAt: Timestamp?

    /// The letter of a ticket tells which line it stands in.
    enum Line: String, Hashable, Sendable, CaseIterable {
        case appointment = "A"
        case walkIn = "B"
        case quick = "S"

        init(_ kind: DeskKind, hasAppointment: Bool) {
            self = hasAppointment ? .appointment : kind == .quick ? .quick : .walkIn
        }

        /// The lines that the same desks serve.
        var together: [Line] { self == .quick ? [.quick] : [.appointment, .walkIn] }
    }

    /// The stored words never change.
    enum State: String, Hashable, Sendable, CaseIterable {
        case waiting
        case called
        case done
        case missed
    }
}
