/// One municipality of the demonstration, as a module fills it with invented data.
///
/// What a module does here, it does with its own rules and in the past: each change says when it was and who did it.
public struct DemonstrationStage: Sendable {
    /// The moment at which the demonstration starts; nothing happens later.
    public let now: Timestamp
    /// Numbers of the official test set, whose names and addresses the municipality knows.
    public let residents: [CitizenServiceNumber]
    /// Whether someone of the demonstration can log in here as staff, so that there should be much to see.
    public let hasStaff: Bool
    private let play: @Sendable (Player, Timestamp) throws -> Context

    /// - Parameters:
    ///   - now: When the demonstration starts.
    ///   - residents: At least one.
    ///   - hasStaff: Whether someone can log in here as staff.
    ///   - play: Makes the context of a player at a moment.
    public init(
        now: Timestamp,
        residents: [CitizenServiceNumber],
        hasStaff: Bool,
        play: @escaping @Sendable (Player, Timestamp) throws -> Context
    ) {
        self.now = now
        self.residents = residents
        self.hasStaff = hasStaff
        self.play = play
    }

    /// Who does something in the demonstration.
    public enum Player: Hashable, Sendable {
        /// Somebody without login.
        case anyone
        /// The resident at this place in ``residents``, logged in; past the last one it begins again.
        case resident(Int)
        /// A member of staff, by login name; where that account has no work, the platform itself.
        case staff(String)
        case platform
    }

    /// What a handler of the module would get at this moment from this player.
    public func context(of player: Player, at moment: Timestamp) throws -> Context { try play(player, moment) }

    /// Changes something at a moment and waits for the commit.
    public func change<Value: Sendable>(
        at moment: Timestamp,
        by player: Player = .anyone,
        _ body: @escaping @Sendable (any WriteSession, Context) throws -> Value
    ) throws -> Value {
        let context = try play(player, moment)
        return try context.writeAndWait { try body($0, context) }
    }
}
