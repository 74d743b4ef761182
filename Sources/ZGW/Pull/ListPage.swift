internal import Kernel

/// One page of a list, the way the standard divides lists.
struct ListPage: Sendable {
    /// The most results on one page.
    static let size = 100
    /// From 1.
    let number: Int
    /// The address of the list with its filters, without the page.
    let address: String

    /// - Parameters:
    ///   - request: Its `page` is read; without one it is the first.
    ///   - filters: The names that this list knows; others are refused.
    ///   - list: The address of the list without a query.
    /// - Throws: ``Problem`` 400 for an unknown parameter, 404 for a page that is no number from 1.
    init(_ request: Request, filters: Set<String>, of list: String) throws {
        try request.refuseQuery(except: filters.union(["page"]))
        guard let number = Int(request.query("page") ?? "1"), number >= 1 else { throw Problem.absent }
        self.number = number
        let kept = request.query.filter { $0.name != "page" }
        address = list + "?" + kept.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    /// The results on this page with the addresses of the pages beside it.
    ///
    /// - Parameter results: The whole list, each result as JSON.
    /// - Returns: One JSON object.
    /// - Throws: ``Problem`` 404 past the last page; an empty list has one page.
    func json(of results: [[UInt8]]) throws -> [UInt8] {
        let pages = max(1, (results.count + Self.size - 1) / Self.size)
        guard number <= pages else { throw Problem.absent }
        let shown = results.dropFirst((number - 1) * Self.size).prefix(Self.size)
        var json = JSONWriter(capacity: 200 + shown.reduce(0) { $0 + $1.count + 1 })
        json.object { json in
            json.field("count", results.count)
            json.field("next", number < pages ? "\(address)&page=\(number + 1)" : nil)
            json.field("previous", number > 1 ? "\(address)&page=\(number - 1)" : nil)
            json.array("results") { json in
                for result in shown { json.raw(result) }
            }
        }
        return json.bytes
    }

    /// A text as a value in a query (RFC 3986 §2.3).
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.unicodeScalars.append(UnicodeScalar(byte))
            default: escaped += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}

extension Request {
    /// The id in the filter that names one object by its address.
    ///
    /// - Throws: ``Problem`` 400 without the filter, or when it holds no such address.
    func filter(_ name: String, by resource: Resource) throws -> UniqueID {
        guard let address = query(name), !address.isEmpty else { throw Problem.invalid([.required(name)]) }
        guard let id = Links.id(of: resource, in: address) else { throw Problem.invalid([.badAddress(name)]) }
        return id
    }
}
