/// A drawn page taken apart again, strictly: what does not nest or is not quoted is a fault.
struct HTMLReading {
    private(set) var elements: [Element] = []
    private(set) var faults: [String] = []

    struct Element {
        let tag: String
        let attributes: [String: String]
        let parent: Int?
        /// Everything inside it, without tags, with entities read.
        var text = ""
    }

    init(_ bytes: [UInt8]) {
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        var open: [Int] = []
        if rest.hasPrefix("<!doctype html>\n") { rest = rest.dropFirst(16) } else { faults.append("no doctype") }
        while let start = rest.firstIndex(of: "<") {
            add(text: rest[..<start], to: open)
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag without an end")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") { close(String(tag.dropFirst()), &open) } else { begin(tag, &open) }
        }
        if !open.isEmpty { faults.append("not closed: \(open.map { elements[$0].tag })") }
    }

    /// The elements with this tag, in order.
    func all(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }

    func first(_ tag: String, _ attribute: String, _ value: String) -> Element? {
        elements.first { $0.tag == tag && $0.attributes[attribute] == value }
    }

    private mutating func begin(_ tag: Substring, _ open: inout [Int]) {
        let isClosed = tag.hasSuffix("/")
        var parts = Substring(isClosed ? tag.dropLast() : tag)
        let name = String(parts.prefix { $0 != " " })
        parts = parts.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while let attribute = Self.attribute(&parts) {
            if attributes.updateValue(attribute.value, forKey: attribute.name) != nil {
                faults.append("\(attribute.name) twice in \(name)")
            }
        }
        if !parts.allSatisfy({ $0 == " " }) { faults.append("cannot read \(parts) in \(name)") }
        elements.append(Element(tag: name, attributes: attributes, parent: open.last))
        if !isClosed, !Self.void.contains(name) { open.append(elements.count - 1) }
    }

    private mutating func close(_ name: String, _ open: inout [Int]) {
        guard let last = open.last, elements[last].tag == name else {
            faults.append("</\(name)> closes nothing")
            return
        }
        open.removeLast()
    }

    private mutating func add(text: Substring, to open: [Int]) {
        let words = Self.unescaped(text)
        for index in open { elements[index].text += words }
    }

    private static func attribute(_ rest: inout Substring) -> (name: String, value: String)? {
        rest = rest.drop { $0 == " " }
        let name = rest.prefix { $0 != "=" && $0 != " " }
        guard !name.isEmpty else { return nil }
        rest = rest.dropFirst(name.count)
        guard rest.hasPrefix("=\"") else { return (String(name), "") }
        rest = rest.dropFirst(2)
        let value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1)
        return (String(name), unescaped(value))
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let name = rest[start...].prefix { $0 != ";" }
            result += entities[String(name)] ?? String(name)
            rest = rest[start...].dropFirst(name.count + 1)
        }
        return result + rest
    }

    private static let entities = [
        "&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\"", "&#39": "'", "&#8211": "–",
    ]
    private static let void: Set<String> = ["meta", "link", "input", "br", "img"]
}
