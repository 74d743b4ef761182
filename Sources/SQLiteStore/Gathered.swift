internal import Kernel

/// What changes gathered for the end of their transaction: one sum for each kind of ``Kernel/Gathering``.
///
/// Each change gathers apart. When it stays, ``take(_:)`` adds that to the sums of the batch; when it is undone,
/// its part is dropped with it. So the sums are those of the changes that commit, and no savepoint undoes memory.
final class Gathered {
    private var sums: [Kind: any Sum] = [:]

    /// Sums of one type are kept apart per principal: each is written with the rights of whoever gathered it.
    private struct Kind: Hashable {
        let amounts: ObjectIdentifier
        let principal: Principal
    }

    func add<Amounts: Gathering>(_ amounts: Amounts.Type, as statements: StatementCache, _ add: (inout Amounts) -> Void)
    {
        let kind = Kind(amounts: ObjectIdentifier(amounts), principal: statements.principal)
        if let known = sums[kind] as? SumOf<Amounts> { return add(&known.amounts) }
        let fresh = SumOf<Amounts>(statements)
        add(&fresh.amounts)
        sums[kind] = fresh
    }

    /// Adds what a change gathered that stays.
    func take(_ change: Gathered) {
        for (kind, sum) in change.sums {
            if let known = sums[kind] { known.add(sum) } else { sums[kind] = sum }
        }
    }

    /// Writes all sums, also those that writing gathers in its turn.
    func write(on lease: Lease) throws {
        while let (_, sum) = sums.popFirst() { try sum.write(on: lease, gathering: self) }
    }
}

/// The sum of one kind; a reference, so that adding to it copies nothing.
private protocol Sum: AnyObject {
    func add(_ other: any Sum)
    func write(on lease: Lease, gathering gathered: Gathered) throws
}

private final class SumOf<Amounts: Gathering>: Sum {
    var amounts = Amounts()
    private let statements: StatementCache

    init(_ statements: StatementCache) { self.statements = statements }

    func add(_ other: any Sum) {
        if let other = other as? SumOf<Amounts> { amounts.add(other.amounts) }
    }

    func write(on lease: Lease, gathering gathered: Gathered) throws {
        try amounts.write(to: Session(lease, statements, gathered))
    }
}
