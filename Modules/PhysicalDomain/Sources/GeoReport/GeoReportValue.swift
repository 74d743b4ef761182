internal import Kernel

/// What an answer of Open311 holds, before it is JSON or XML.
indirect enum GeoReportValue: Hashable, Sendable {
    /// `null` in JSON, an empty element in XML.
    case none
    case text(String)
    case number(Double)
    case whole(Int)
    case flag(Bool)
    /// In XML each item is an element with this name; JSON has no names for items.
    case list(of: String, [GeoReportValue])
    case fields([Field])

    struct Field: Hashable, Sendable {
        let name: String
        let value: GeoReportValue

        init(_ name: String, _ value: GeoReportValue) {
            self.name = name
            self.value = value
        }

        init(_ name: String, _ text: String?) { self.init(name, text.map { .text($0) } ?? .none) }
    }
}

/// The two formats that every address of Open311 answers in; the end of the address says which.
enum GeoReportFormat: String, Hashable, Sendable, CaseIterable {
    case xml
    case json

    /// What the path asks for; JSON when its end says neither.
    init(path: String) { self = path.hasSuffix(".xml") ? .xml : .json }

    var contentType: String {
        switch self {
        case .xml: "text/xml; charset=utf-8"
        case .json: "application/json; charset=utf-8"
        }
    }

    /// The answer with `value`, in XML inside an element that is called `root`.
    func response(_ root: String, _ value: GeoReportValue, status: Int = 200) -> Response {
        Response(
            status: status,
            headers: [
                Response.Header("Content-Type", contentType),
                // Open data, for maps on the sites of others.
                Response.Header("Access-Control-Allow-Origin", "*"),
            ],
            body: bytes(root, value)
        )
    }

    private func bytes(_ root: String, _ value: GeoReportValue) -> [UInt8] {
        switch self {
        case .json:
            var json = JSONWriter(capacity: 8_000)
            value.write(to: &json)
            return json.bytes
        case .xml:
            var text = #"<?xml version="1.0" encoding="UTF-8"?>"#
            value.write(as: root, to: &text)
            return Array(text.utf8)
        }
    }
}

extension GeoReportValue {
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .none: json.value(String?.none)
        case .text(let text): json.value(text)
        case .number(let number): json.value(number)
        case .whole(let number): json.value(number)
        case .flag(let flag): json.value(flag)
        case .list(_, let items): json.array { json in items.forEach { $0.write(to: &json) } }
        case .fields(let fields):
            json.object { json in
                for field in fields {
                    json.key(named: field.name)
                    field.value.write(to: &json)
                }
            }
        }
    }

    fileprivate func write(as name: String, to xml: inout String) {
        xml += "<\(name)>"
        switch self {
        case .none: break
        case .text(let text): xml += Self.escaped(text)
        case .number(let number): xml += number.description
        case .whole(let number): xml += number.description
        case .flag(let flag): xml += flag ? "true" : "false"
        case .list(let item, let items): items.forEach { $0.write(as: item, to: &xml) }
        case .fields(let fields): fields.forEach { $0.value.write(as: $0.name, to: &xml) }
        }
        xml += "</\(name)>"
    }

    /// XML has no way to write most control characters, so those are left out.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            default:
                if scalar.value >= 32, scalar.value & 0xFFFE != 0xFFFE { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
