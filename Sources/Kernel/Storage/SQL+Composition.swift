extension SQL {
    /// Both pieces after each other, with the placeholders of the second numbered on.
    ///
    /// Pieces are literals themselves, so no run-time text can enter the statement this way either.
    public static func + (left: SQL, right: SQL) -> SQL { "\(left)\(right)" }

    /// Adds a piece at the end.
    public static func += (left: inout SQL, right: SQL) { left = left + right }

    /// Placeholders for `values` with commas between, to stand between the brackets of `IN (…)`.
    ///
    /// An empty list gives `NULL`, which no value is equal to. Every length is a statement of its own to the
    /// database, so keep lists short (a page of rows).
    public static func list(_ values: some Sequence<some SQLConvertible>) -> SQL {
        let pieces = values.map { value -> SQL in "\(value)" }
        return pieces.isEmpty ? "NULL" : pieces.joined(separator: ", ")
    }
}

extension Sequence<SQL> {
    /// The pieces after each other with `separator` between, such as `" AND "` between conditions.
    public func joined(separator: SQL) -> SQL {
        var parts = SQL.Parts(literalCapacity: 0, interpolationCount: 0)
        for (index, piece) in enumerated() {
            if index > 0 { parts.appendInterpolation(separator) }
            parts.appendInterpolation(piece)
        }
        return SQL(stringInterpolation: parts)
    }
}
