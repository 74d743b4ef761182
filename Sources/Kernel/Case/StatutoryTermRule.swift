/// A legal limit as a case type states it.
public struct StatutoryTermRule: Hashable, Sendable {
    public let amount: Int
    public let unit: Unit
    /// The law and article, such as `Awb 4:13`.
    public let article: String

    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case days
        case weeks
        case months
    }

    public init(_ amount: Int, _ unit: Unit, article: String) {
        self.amount = amount
        self.unit = unit
        self.article = article
    }
}
