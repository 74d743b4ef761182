internal import Kernel

/// What someone chose to see in a list of work, as it stands in its address.
struct WorklistChoice: Hashable, Sendable {
    var whose: Whose
    /// The key of the case type; `nil` for all.
    var type: String?
    var isLateOnly: Bool
    var order: WorklistQuery.Order
    /// The entry that the page before ended with; `nil` for the first page.
    var after: Mark?

    enum Whose: String, Hashable, Sendable, CaseIterable {
        case mine = "mij"
        case team
        case all = "allen"

        var title: String {
            switch self {
            case .mine: "Mijn zaken"
            case .team: "Zaken van mijn team"
            case .all: "Alle zaken"
            }
        }
    }

    /// An entry as an address names it: the position it is sorted by, its number, and on the platform its municipality.
    struct Mark: Hashable, Sendable {
        let position: Int
        let number: CaseNumber
        let municipality: String

        /// `nil` for a text that no mark prints as.
        init?(_ text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let position = Int(parts[0]), let number = try? CaseNumber(parts[1]) else {
                return nil
            }
            self.init(position: position, number: number, municipality: parts[2])
        }

        init(position: Int, number: CaseNumber, municipality: String) {
            self.position = position
            self.number = number
            self.municipality = municipality
        }

        var text: String { "\(position).\(number).\(municipality)" }
    }

    /// Reads the choice; what an address or form says that makes no sense is as if it were not said.
    ///
    /// - Parameters:
    ///   - visitor: Decides what is shown when nothing is chosen.
    ///   - types: The keys that can be chosen.
    ///   - value: The value under a name, `nil` or empty without one.
    init(for visitor: DeskVisitor, types: Set<String>, value: (String) -> String?) {
        whose = value("wie").flatMap(Whose.init) ?? (visitor.rights.may(.handleCases) ? .mine : .all)
        if whose == .team, visitor.rights.teams.isEmpty { whose = .all }
        type = value("soort").flatMap { types.contains($0) ? $0 : nil }
        isLateOnly = value("te-laat") == "ja"
        order = value("sorteer").flatMap(WorklistQuery.Order.init) ?? .dueFirst
        // A list of late cases is sorted by the day, see ``WorklistQuery``.
        if isLateOnly, order == .newestFirst { order = .dueFirst }
        after = value("na").flatMap(Mark.init)
    }

    /// The choice as the query of an address, without what is chosen anyway.
    var query: [Request.QueryItem] {
        var items = [Request.QueryItem("wie", whose.rawValue)]
        if let type { items.append(Request.QueryItem("soort", type)) }
        if isLateOnly { items.append(Request.QueryItem("te-laat", "ja")) }
        if order != .dueFirst { items.append(Request.QueryItem("sorteer", order.rawValue)) }
        if let after { items.append(Request.QueryItem("na", after.text)) }
        return items
    }

    /// The same choice as hidden fields of a form, those of its own fields left out.
    func hidden(without names: Set<String> = []) -> [Form.HiddenValue] {
        query.filter { !names.contains($0.name) }.map { Form.HiddenValue($0.name, $0.value) }
    }

    /// The same list from its beginning, with a change.
    func changed(_ change: (inout WorklistChoice) -> Void) -> WorklistChoice {
        var copy = self
        copy.after = nil
        change(&copy)
        return copy
    }

    /// The question to the list of one municipality.
    func query(of context: Context, limit: Int) -> WorklistQuery {
        let whose: WorklistQuery.Whose =
            switch self.whose {
            case .mine: .handler(context.memberID)
            case .team: .teams(Set(context.rights?.teams ?? []))
            case .all: .everyone
            }
        return WorklistQuery(
            whose,
            types: type.map { [$0] },
            dueBefore: isLateOnly ? context.today : nil,
            order: order,
            limit: limit
        )
    }
}
