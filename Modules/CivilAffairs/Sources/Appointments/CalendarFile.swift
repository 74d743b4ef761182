internal import Kernel

/// An appointment as a file for a calendar (iCalendar, RFC 5545).
struct CalendarFile {
    let appointment: Appointment
    /// The public id of its case: the same in every version of the file.
    let id: UniqueID
    let municipality: Municipality
    let bring: [String]
    let now: Timestamp

    /// Lines end with CR and LF and are folded at 75 bytes.
    var bytes: [UInt8] { lines.flatMap { Self.folded($0) } }

    private var lines: [String] {
        let slot = appointment.slot
        let place =
            slot.counter.way == .counter
            ? "\(slot.counter.location.name), \(slot.counter.location.address)" : slot.counter.way.name
        let status = appointment.state == .cancelled ? "CANCELLED" : "CONFIRMED"
        return [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dichtbij//Afspraak//NL", "METHOD:PUBLISH", "BEGIN:VEVENT",
            "UID:\(id)", "SEQUENCE:\(appointment.version)", "DTSTAMP:\(Self.moment(now))",
            "DTSTART:\(Self.moment(slot.starts))", "DTEND:\(Self.moment(slot.ends))", "STATUS:\(status)",
            "SUMMARY:\(Self.escaped("Gemeente \(municipality.name): \(appointment.chosen.product.name)"))",
            "LOCATION:\(Self.escaped(place))",
            "DESCRIPTION:\(Self.escaped(bring.isEmpty ? "" : "Neem mee: " + bring.joined(separator: " ")))",
            "END:VEVENT", "END:VCALENDAR",
        ]
    }

    /// In UTC, as `20261127T082000Z`.
    static func moment(_ moment: Timestamp) -> String {
        moment.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// Backslash, comma, semicolon and line end have a meaning in a text value (section 3.3.11).
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", ",", ";": escaped += "\\\(character)"
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }

    /// A line of at most 75 bytes; what is longer goes on after a space, and no character is cut (section 3.1).
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var width = 0
        for scalar in line.unicodeScalars {
            let piece = Array(String(scalar).utf8)
            if width + piece.count > 75 {
                bytes += Array("\r\n ".utf8)
                width = 1
            }
            bytes += piece
            width += piece.count
        }
        return bytes + Array("\r\n".utf8)
    }
}
