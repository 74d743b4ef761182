/// Work that a module does by itself, without a request (terugkerend werk): reminders, what ends by itself.
///
/// It runs about once a minute in each municipality where the module is on. It must find out by itself what there is
/// to do, so a turn that was missed does no harm.
public struct Chore: Sendable {
    /// Unique in the module, for messages to operators.
    public let name: String
    /// Does a part of the work on the municipality's writer, at most about 10 ms.
    ///
    /// - Returns: Whether there may be more; then it is called again at once.
    public let work: @Sendable (any WriteSession, Context) throws -> Bool

    public init(_ name: String, _ work: @escaping @Sendable (any WriteSession, Context) throws -> Bool) {
        self.name = name
        self.work = work
    }
}
