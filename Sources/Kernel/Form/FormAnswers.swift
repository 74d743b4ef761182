/// What a reader sent with a form, names and values in the order they came.
public struct FormAnswers: Hashable, Sendable {
    public let items: [Request.QueryItem]

    public init(_ items: [Request.QueryItem]) { self.items = items }

    /// The fields of a submitted form, as the server read them.
    public init(_ request: Request) {
        let fields = request.form?.fields ?? [:]
        items = fields.keys.sorted().flatMap { name in
            (fields[name] ?? []).map { Request.QueryItem(name, $0) }
        }
    }

    /// These answers with another value for `name`; an empty value takes the answer away.
    public func setting(_ name: String, to value: String) -> FormAnswers {
        FormAnswers(items.filter { $0.name != name } + (value.isEmpty ? [] : [Request.QueryItem(name, value)]))
    }

    /// The first value of `name` without space around it and with `\n` line ends; empty when there is none.
    public func text(_ name: String) -> String {
        guard let item = items.first(where: { $0.name == name }) else { return "" }
        let value = item.value.contains("\r\n") ? Self.withPlainLineEnds(item.value) : item.value
        let start = value.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// Whether the reader pressed or ticked something with this name.
    public func has(_ name: String) -> Bool { items.contains { $0.name == name } }

    private static func withPlainLineEnds(_ text: String) -> String {
        String(text.map { $0 == "\r\n" ? "\n" : $0 })
    }
}
