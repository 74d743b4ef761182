public import Kernel

extension Row {
    /// A moment that is stored as milliseconds.
    public func timestamp(_ column: Int) throws -> Timestamp {
        Timestamp(milliseconds: Int64(try integer(column)))
    }

    /// `nil` when the column is NULL.
    public func optionalTimestamp(_ column: Int) throws -> Timestamp? {
        isNull(column) ? nil : try timestamp(column)
    }

    /// `nil` when the column is NULL.
    public func optionalDay(_ column: Int) throws -> Day? {
        try optionalInteger(column).map(Day.init(number:))
    }

    /// - Throws: ``RowError`` when the column does not hold 16 bytes.
    public func uniqueID(_ column: Int) throws -> UniqueID {
        do { return try UniqueID(bytes: try bytes(column)) } catch { throw RowError(column: column) }
    }

    /// - Throws: ``RowError`` when the column holds no follow code.
    public func followCode(_ column: Int) throws -> FollowCode {
        do { return try FollowCode(try text(column)) } catch { throw RowError(column: column) }
    }

    /// - Throws: ``RowError`` when the columns hold no year and sequence.
    public func caseNumber(_ year: Int, _ sequence: Int) throws -> CaseNumber {
        do {
            return try CaseNumber(year: try integer(year), sequence: try integer(sequence))
        } catch {
            throw RowError(column: sequence)
        }
    }
}
