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

    /// For pieces that were statements before, see `SQL+Composition.swift`; never public.
    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
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

        /// Binds `value` at this place, or NULL.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            appendInterpolation(value?.sqlValue ?? .null)
        }

        /// Puts another statement's text here and binds its values after those that are there already.
        public mutating func appendInterpolation(_ part: SQL) {
            text += part.text(after: values.count)
            values += part.values
        }
    }
}
