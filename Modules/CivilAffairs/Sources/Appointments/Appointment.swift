internal import Kernel

/// An agreement to meet a resident at a day and time (afspraak), as it is kept; it names nobody.
struct Appointment: Hashable, Sendable {
    /// The key of its row.
    let key: Int
    let caseKey: Int
    let chosen: ChosenProduct
    let slot: TimeSlot
    let state: State
    /// Counts the changes, from 0.
    let version: Int
    /// The secret part of the address of a video call; `nil` for an appointment of another kind.
    let room: UniqueID?

    /// The stored words never change.
    enum State: String, Hashable, Sendable, CaseIterable {
        case booked
        /// The resident said again to come.
        case confirmed
        /// The resident is there and waits.
        case arrived
        case cancelled
        case done
        /// The resident did not come.
        case missed
    }

    /// Whether the resident can still confirm, move or cancel it.
    func isOpen(at now: Timestamp) -> Bool { (state == .booked || state == .confirmed) && now < slot.starts }
}

extension Appointment {
    /// Where the video call takes place, until it is over.
    ///
    /// Only the resident and who handles the case read it: it is no id that an interface gives.
    ///
    /// - Parameter now: The moment of looking.
    /// - Returns: `nil` for an appointment of another kind, and once it is over.
    func videoRoom(at now: Timestamp) -> Address? {
        guard slot.counter.way == .video, state == .booked || state == .confirmed || state == .arrived,
            now < slot.ends, let place = slot.counter.location.videoRoom, let room
        else { return nil }
        return .external(place + room.description)
    }
}

/// The case type that every appointment is a case of.
enum AppointmentCase {
    static let typeKey = "afspraak"

    /// How such a case ends: its step and its result.
    enum End {
        case helped
        case cancelled
        case missed

        var step: String {
            switch self {
            case .helped: "geweest"
            case .cancelled: "afgezegd"
            case .missed: "niet-gekomen"
            }
        }

        var result: String {
            switch self {
            case .helped: "geholpen"
            case .cancelled: "afgezegd"
            case .missed: "niet-gekomen"
            }
        }

        var state: Appointment.State {
            switch self {
            case .helped: .done
            case .cancelled: .cancelled
            case .missed: .missed
            }
        }
    }
}
