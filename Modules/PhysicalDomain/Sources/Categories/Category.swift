internal import Kernel

/// A kind of report (subcategorie): who handles it, how soon, and what counts as the same report.
struct Category: Hashable, Sendable {
    /// Lower-case words and dashes; stored with each report, so it never changes.
    let key: String
    /// The main category (hoofdcategorie) under which residents find it.
    let groupKey: String
    /// What residents read, a whole sentence.
    let name: String
    let team: Team
    /// How soon it is handled, unless the municipality promises something else for the whole case type.
    let norm: ServiceNorm
    /// When another report of this kind is probably about the same thing.
    let sameReport: SameReport
    /// Whether everybody may see on a map that there is such a report: it is about the street, not about people.
    let isPublic: Bool
    /// Other names for it, in older systems and in files; folded, see ``CategoryList/folded(_:)``.
    let words: [String]

    /// The responsible team.
    struct Team: Hashable, Sendable {
        let key: String
        let name: String
    }

    /// How near and how recent a report must be to count as the same.
    struct SameReport: Hashable, Sendable {
        /// From 1 to ``GridCell/sizeInMetres``.
        let metres: Int
        let days: Int

        static let usual = SameReport(metres: 50, days: 30)
    }
}

/// A main category with its kinds of report, in the order that residents read them.
struct CategoryGroup: Hashable, Sendable {
    let key: String
    let name: String
    let categories: [Category]
}
