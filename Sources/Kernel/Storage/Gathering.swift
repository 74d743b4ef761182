/// Amounts that changes add up in memory, to be written once for all changes that share a commit.
///
/// Made for kept counters: a row that every change of a second raises would be written a thousand times, and so
/// it is written once. The sum stands in the transaction of the changes themselves: after every commit, and
/// after every crash, it is exactly that of the changes that are on disk. Nobody sees one without the other.
public protocol Gathering: Sendable {
    /// Nothing yet.
    init()

    /// Adds what a later change of the same commit gathered.
    mutating func add(_ later: Self)

    /// Writes the sum as the last thing before the commit.
    ///
    /// - Throws: ``StoreError``; the whole commit is then given up, and every change in it is refused.
    func write(to database: any WritableDatabase) throws
}
