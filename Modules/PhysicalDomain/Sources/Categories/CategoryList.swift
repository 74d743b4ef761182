internal import Kernel

/// The kinds of report that residents choose from, as `Categories/categories.json` lists them.
struct CategoryList: Sendable {
    let groups: [CategoryGroup]
    private let byKey: [String: Category]
    private let byWord: [String: Category]

    init(_ groups: [CategoryGroup]) {
        self.groups = groups
        let all = groups.flatMap(\.categories)
        byKey = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
        byWord = Dictionary(all.flatMap { category in category.names.map { ($0, category) } }) { first, _ in first }
    }

    var all: [Category] { groups.flatMap(\.categories) }

    /// `nil` when there is no such kind (any more).
    subscript(key: String) -> Category? { byKey[key] }

    func group(_ key: String) -> CategoryGroup? { groups.first { $0.key == key } }

    /// The kind that another system calls by this name, `nil` when nobody told us that name.
    func named(_ name: String) -> Category? { byWord[Self.folded(name)] }

    /// The names that were probably meant, as a question to append to a refusal.
    func question(about name: String) -> String { NearestWord.question(Self.folded(name), among: byWord.keys.sorted()) }

    /// The text in lower case, with one space for everything that is no letter or digit.
    static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}

extension Category {
    /// Every folded name under which files may know it; its own come first.
    var names: [String] { [CategoryList.folded(key), CategoryList.folded(name)] + words }
}
