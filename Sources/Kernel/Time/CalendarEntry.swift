/// Something planned, as a file for a calendar (iCalendar, RFC 5545).
public struct CalendarEntry: Hashable, Sendable {
    /// The same in every version of the entry.
    public let id: UniqueID
    /// Rises with each change.
    public let version: Int
    public let title: String
    public let place: String
    /// More to know; empty for nothing.
    public let details: String
    public let starts: Timestamp
    public let ends: Timestamp
    public let isCancelled: Bool

    public init(
        id: UniqueID,
        version: Int,
        title: String,
        place: String,
        details: String,
        starts: Timestamp,
        ends: Timestamp,
        isCancelled: Bool
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.place = place
        self.details = details
        self.starts = starts
        self.ends = ends
        self.isCancelled = isCancelled
    }

    /// The file; lines end with CR and LF and are folded at 75 bytes.
    public func bytes(at now: Timestamp) -> [UInt8] { lines(at: now).flatMap { Self.folded($0) } }

    private func lines(at now: Timestamp) -> [String] {
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dichtbij//Agenda//NL", "METHOD:PUBLISH", "BEGIN:VEVENT",
            "UID:\(id)", "SEQUENCE:\(version)", "DTSTAMP:\(Self.moment(now))",
            "DTSTART:\(Self.moment(starts))", "DTEND:\(Self.moment(ends))",
            "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")", "SUMMARY:\(Self.escaped(title))",
            "LOCATION:\(Self.escaped(place))", "DESCRIPTION:\(Self.escaped(details))", "END:VEVENT", "END:VCALENDAR",
        ]
    }

    /// In UTC, as `20261127T082000Z`.
    private static func moment(_ moment: Timestamp) -> String {
        moment.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// Backslash, comma, semicolon and line end have a meaning in a text value (section 3.3.11).
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", ",", ";": escaped += "\\\(character)"
            case _ where character.isNewline: escaped += "\\n"
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

extension Response {
    /// An entry for a calendar as a file, with `name` as the first part of its name: small letters only.
    public static func calendar(_ entry: CalendarEntry, named name: String, at now: Timestamp) -> Response {
        Response(
            status: 200,
            headers: [
                Header("Content-Type", "text/calendar; charset=utf-8"),
                Header("Content-Disposition", "attachment; filename=\"\(name).ics\""),
            ],
            body: entry.bytes(at: now)
        )
    }
}
