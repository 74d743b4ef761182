/// A universally unique identifier of 16 bytes, written as 36 lower-case characters (RFC 9562).
public struct UniqueID: Hashable, Sendable {
    /// The first eight bytes, most significant first.
    public let high: UInt64
    /// The last eight bytes, most significant first.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 36 characters with dashes; upper-case digits are accepted, as RFC 9562 asks.
    ///
    /// - Throws: ``Invalid/length(_:)`` unless there are 36 bytes, ``Invalid/character`` when one of them
    ///   is no hexadecimal digit or a dash is not in its place.
    public init(_ text: String) throws(Invalid) {
        var text = text
        let outcome: Result<UniqueID, Invalid> = text.withUTF8(Self.read)
        self = try outcome.get()
    }

    /// Reads the 16 bytes that ``bytes`` gives.
    ///
    /// - Throws: ``Invalid/length(_:)`` unless there are 16.
    public init(bytes: [UInt8]) throws(Invalid) {
        guard bytes.count == 16 else { throw .length(bytes.count) }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The reason why something is no identifier.
    public enum Invalid: Error, Hashable, Sendable {
        case length(Int)
        case character
    }

    /// The 16 bytes, most significant first; in this order they sort like the identifiers.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for index in 0..<8 {
                let shift = UInt64(56 - 8 * index)
                buffer[index] = UInt8(truncatingIfNeeded: high >> shift)
                buffer[index + 8] = UInt8(truncatingIfNeeded: low >> shift)
            }
            count = 16
        }
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<UniqueID, Invalid> {
        guard bytes.count == textLength else { return .failure(.length(bytes.count)) }
        var halves: (UInt64, UInt64) = (0, 0)
        for (place, byte) in bytes.enumerated() {
            if isDash(place) {
                guard byte == UInt8(ascii: "-") else { return .failure(.character) }
                continue
            }
            guard let digit = value(ofHexadecimal: byte) else { return .failure(.character) }
            if place < 18 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
        }
        return .success(UniqueID(high: halves.0, low: halves.1))
    }

    private static func value(ofHexadecimal byte: UInt8) -> UInt64? {
        let digit = byte &- UInt8(ascii: "0")
        if digit <= 9 { return UInt64(digit) }
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter <= 5 ? UInt64(letter) + 10 : nil
    }
}

extension UniqueID: CustomStringConvertible {
    /// The 36 characters in lower case.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.textLength) { buffer in
            write(to: buffer)
            return Self.textLength
        }
    }

    static let textLength = 36

    /// Writes ``description`` as ``textLength`` bytes.
    @inline(__always)
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        var shift: UInt64 = 64
        for place in 0..<Self.textLength {
            if Self.isDash(place) {
                buffer[place] = UInt8(ascii: "-")
                continue
            }
            // The first 16 digits end just before the dash at place 18.
            if shift == 0 { shift = 64 }
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: (place < 18 ? high : low) >> shift) & 15
            buffer[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
    }

    @inline(__always)
    private static func isDash(_ place: Int) -> Bool { place == 8 || place == 13 || place == 18 || place == 23 }
}

extension UniqueID: Comparable {
    public static func < (left: UniqueID, right: UniqueID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UniqueID: SQLConvertible {
    public var sqlValue: SQLValue { .blob(bytes) }
}
