extension Timestamp {
    /// Reads a moment as RFC 3339 writes it, such as `2026-11-27T16:30:00.250+01:00`.
    ///
    /// The offset is required (`Z`, `+hh:mm` or `-hh:mm`): a time without one is no moment. Digits past the
    /// milliseconds are dropped. Second 60 is refused: a ``Timestamp`` counts no leap seconds.
    ///
    /// - Throws: ``Invalid/format`` when the text has another form, ``Invalid/value`` when the calendar or
    ///   the clock has no such moment.
    public init(rfc3339 text: String) throws(Invalid) {
        var text = text
        let outcome: Result<Timestamp, Invalid> = text.withUTF8(Self.read)
        self = try outcome.get()
    }

    /// The reason why a text is no moment, without the text itself.
    public enum Invalid: Error, Hashable, Sendable {
        case format
        case value
    }

    /// The moment in UTC with milliseconds: `2026-11-27T15:30:00.250Z`.
    public var rfc3339: String {
        String(unsafeUninitializedCapacity: Self.textLength) { buffer in
            write(to: buffer)
            return Self.textLength
        }
    }

    static let textLength = 24

    /// Writes ``rfc3339`` as ``textLength`` bytes.
    @inline(__always)
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let days = Self.wholeDays(milliseconds)
        let rest = Int(milliseconds - Int64(days) * Self.dayLength)
        Day(number: days).write(to: buffer)
        buffer.put("T", at: 10)
        buffer.put(rest / 3_600_000, at: 11, count: 2)
        buffer.put(":", at: 13)
        buffer.put(rest / 60_000 % 60, at: 14, count: 2)
        buffer.put(":", at: 16)
        buffer.put(rest / 1_000 % 60, at: 17, count: 2)
        buffer.put(".", at: 19)
        buffer.put(rest % 1_000, at: 20, count: 3)
        buffer.put("Z", at: 23)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Timestamp, Invalid> {
        guard
            bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = bytes.number(at: 11, count: 2),
            let minute = bytes.number(at: 14, count: 2),
            let second = bytes.number(at: 17, count: 2),
            let (fraction, end) = fraction(of: bytes),
            let offset = offset(of: bytes, from: end)
        else { return .failure(.format) }
        guard hour < 24, minute < 60, second < 60, offset.hours < 24, offset.minutes < 60 else {
            return .failure(.value)
        }
        let day: Day
        switch Day.read(bytes) {
        case .success(let found): day = found
        case .failure(let reason): return .failure(reason == .format ? .format : .value)
        }
        let time = hour * 3_600_000 + minute * 60_000 + second * 1_000 + fraction
        let local = Int64(day.number) * dayLength + Int64(time)
        let utc = local - Int64(offset.sign * (offset.hours * 60 + offset.minutes) * 60_000)
        return utc >= first && utc <= last ? .success(Timestamp(milliseconds: utc)) : .failure(.value)
    }

    /// The milliseconds after place 19, and the place where the offset starts.
    @inline(__always)
    private static func fraction(of bytes: UnsafeBufferPointer<UInt8>) -> (milliseconds: Int, end: Int)? {
        guard bytes[19] == UInt8(ascii: ".") else { return (0, 19) }
        var milliseconds = 0
        var weight = 100
        var place = 20
        while place < bytes.count {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            milliseconds += Int(digit) * weight
            weight /= 10
            place += 1
        }
        return place > 20 ? (milliseconds, place) : nil
    }

    /// The offset that fills the text from `place` to its end.
    @inline(__always)
    private static func offset(
        of bytes: UnsafeBufferPointer<UInt8>,
        from place: Int
    ) -> (sign: Int, hours: Int, minutes: Int)? {
        guard place < bytes.count else { return nil }
        if bytes[place] | 0x20 == UInt8(ascii: "z") { return place + 1 == bytes.count ? (1, 0, 0) : nil }
        let isBehind = bytes[place] == UInt8(ascii: "-")
        guard
            isBehind || bytes[place] == UInt8(ascii: "+"),
            place + 6 == bytes.count, bytes[place + 3] == UInt8(ascii: ":"),
            let hours = bytes.number(at: place + 1, count: 2),
            let minutes = bytes.number(at: place + 4, count: 2)
        else { return nil }
        return (isBehind ? -1 : 1, hours, minutes)
    }
}

extension Timestamp: CustomStringConvertible {
    /// The same as ``rfc3339``.
    public var description: String { rfc3339 }
}
