/// A statement whose interpolated values are bound, never pasted into the text.
///
/// `"SELECT id FROM case_file WHERE number = \(number)"` becomes `… WHERE number = $1` with one bound
/// value. There is no way to put a run-time text into the statement itself.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The literals in the code and the places of the values between them.
    public let shape: Shape
    /// The bound values in the order of their numbers.
    public let values: [SQLValue]

    public init(stringLiteral value: StaticString) {
        shape = Shape(pieces: [Shape.Piece(literal: value)])
        values = []
    }

    public init(stringInterpolation parts: Parts) {
        shape = Shape(pieces: parts.pieces)
        values = parts.values
    }

    /// The statement with `$1`, `$2` … where values go, understood by SQLite and PostgreSQL alike.
    public var text: String { shape.text }

    /// A statement without its values: the same for each run of one place in the code.
    ///
    /// A store finds its prepared statement by it. Comparing shapes compares addresses of literals, so two
    /// literals with the same text may differ; that costs a second prepared statement and nothing else.
    public struct Shape: Hashable, Sendable {
        var pieces: [Piece]

        /// The first literal tells most statements apart; hashing the others would cost more than comparing them.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(pieces.first)
            hasher.combine(pieces.count)
        }

        /// A literal, and whether a value follows it.
        struct Piece: Hashable, Sendable {
            let literal: StaticString
            var isFollowedByValue = false

            static func == (left: Piece, right: Piece) -> Bool {
                left.address == right.address && left.isFollowedByValue == right.isFollowedByValue
                    && left.literal.utf8CodeUnitCount == right.literal.utf8CodeUnitCount
            }

            func hash(into hasher: inout Hasher) { hasher.combine(address) }

            /// A literal of one scalar may lie in the code itself instead of at an address.
            private var address: UInt {
                literal.hasPointerRepresentation
                    ? UInt(bitPattern: literal.utf8Start) : UInt(literal.unicodeScalar.value)
            }
        }

        /// The statement with `$1`, `$2` … where values go.
        public var text: String {
            var text = ""
            var count = 0
            for piece in pieces {
                text += piece.literal.description
                guard piece.isFollowedByValue else { continue }
                count += 1
                text += "$\(count)"
            }
            return text
        }
    }

    /// Collects the pieces of an interpolated statement; used by the compiler only.
    public struct Parts: StringInterpolationProtocol, Sendable {
        var pieces: [Shape.Piece] = []
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(Shape.Piece(literal: literal)) }
        }

        /// Binds `value` at this place.
        @inlinable
        public mutating func appendInterpolation(_ value: some SQLConvertible) { bind(value.sqlValue) }

        /// Binds `value` at this place, or NULL.
        @inlinable
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            bind(value?.sqlValue ?? .null)
        }

        /// Puts another statement here and binds its values after those that are there already.
        public mutating func appendInterpolation(_ part: SQL) {
            pieces += part.shape.pieces
            values += part.values
        }

        @usableFromInline
        mutating func bind(_ value: SQLValue) {
            values.append(value)
            if pieces.last?.isFollowedByValue == false {
                pieces[pieces.count - 1].isFollowedByValue = true
            } else {
                pieces.append(Shape.Piece(literal: "", isFollowedByValue: true))
            }
        }
    }
}
