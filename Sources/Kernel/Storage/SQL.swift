/// A statement whose interpolated values are bound, never pasted into the text.
///
/// `"SELECT id FROM case_file WHERE number = \(number)"` becomes `… WHERE number = $1` with one bound
/// value. There is no way to put a run-time text into the statement itself.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The statement with `$1`, `$2` … where values go, understood by SQLite and PostgreSQL alike.
    public let text: String
    /// The bound values in the order of their numbers.
    public let values: [SQLValue]

    public init(stringLiteral value: StaticString) {
        text = value.description
        values = []
    }

    public init(stringInterpolation parts: Parts) {
        text = parts.text
        values = parts.values
    }

    /// Collects the pieces of an interpolated statement; used by the compiler only.
    public struct Parts: StringInterpolationProtocol, Sendable {
        var text = ""
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 3 * interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        /// Binds `value` at this place.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            values.append(value.sqlValue)
            text += "$"
            text += String(values.count)
        }
    }
}
