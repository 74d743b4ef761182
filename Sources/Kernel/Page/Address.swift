/// Where a link or a form leads.
///
/// A value of this type is safe to put in a page.
///
/// There is no way to make one that runs a script or that leaves the host by accident.
public struct Address: Hashable, Sendable {
    public let target: Target

    public enum Target: Hashable, Sendable {
        /// A path inside the municipality, starting with one `/`; its slug is added when drawn.
        case local(String)
        /// A path on the platform's own host, starting with one `/`.
        case platform(String)
        /// A whole `https:` address of another site.
        case external(String)
        /// Digits with at most a `+` in front.
        case phone(String)
        case mail(String)
    }

    /// A page of the same municipality.
    ///
    /// `path` is percent-encoded where needed, slashes in front become one; `query` holds names and values
    /// as people typed them, they are percent-encoded here.
    public static func local(_ path: String, query: [Request.QueryItem] = []) -> Address {
        Address(target: .local(onHost(path) + encoded(query)))
    }

    /// A page of the platform itself, such as `/beheer`.
    public static func platform(_ path: String, query: [Request.QueryItem] = []) -> Address {
        Address(target: .platform(onHost(path) + encoded(query)))
    }

    /// A page of another site; `nil` unless it starts with `https://`.
    public static func external(_ text: String) -> Address? {
        text.hasPrefix("https://") ? Address(target: .external(text)) : nil
    }

    /// A number to call, as people write it, such as `0316 279 111`.
    public static func phone(_ number: String) -> Address {
        let digits = number.filter { $0.isASCII && $0.isNumber }
        return Address(target: .phone(number.hasPrefix("+") ? "+" + digits : digits))
    }

    public static func mail(_ address: String) -> Address {
        Address(target: .mail(Self.encoded(address, keeping: "@")))
    }

    /// Percent-encodes one part of a path or a query (RFC 3986, unreserved characters stay).
    public static func encoded(_ text: String, keeping kept: String = "") -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.append(byte)
            case _ where kept.utf8.contains(byte):
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func encoded(_ query: [Request.QueryItem]) -> String {
        guard !query.isEmpty else { return "" }
        return "?" + query.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// Browsers read `//host` and `/\host` as another host, so only one slash may stand in front.
    private static func onHost(_ path: String) -> String {
        "/" + path.drop { $0 == "/" || $0 == "\\" || $0.isWhitespace }
    }
}

/// Words that lead somewhere; they make sense when read alone.
public struct Link: Hashable, Sendable {
    public let words: String
    public let address: Address
    /// What the words are about, for who hears them without the table around them; `nil` when they say enough.
    public let subject: String?

    public init(_ words: String, _ address: Address, about subject: String? = nil) {
        self.words = words
        self.address = address
        self.subject = subject
    }
}
