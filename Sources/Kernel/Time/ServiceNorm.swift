/// How soon the municipality promises to be ready (servicenorm).
public struct ServiceNorm: Hashable, Sendable {
    public let amount: Int
    public let unit: Unit

    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case days
        case workingDays = "working-days"
        case weeks
    }

    public init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }
}
