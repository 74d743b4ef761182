internal import Kernel

/// A file that every page needs, under a name that changes with its content so it can be kept for ever.
struct Asset: Sendable {
    let fileName: String
    let contentType: String
    let bytes: [UInt8]
    private let tag: String

    init(_ name: String, _ kind: String, contentType: String, bytes: [UInt8]) {
        let hash = Self.hash(bytes)
        fileName = "\(name).\(hash).\(kind)"
        tag = "\"\(hash)\""
        self.contentType = contentType
        self.bytes = bytes
    }

    static let stylesheet = Asset(
        "platform",
        "css",
        contentType: "text/css; charset=utf-8",
        bytes: PackageResources.platform_css
    )

    static let icons = Asset("icons", "svg", contentType: "image/svg+xml", bytes: PackageResources.icons_svg)

    /// The one line of tokens in which the house style of a municipality differs.
    static func theme(_ theme: Municipality.Theme) -> Asset {
        Asset(
            "theme",
            "css",
            contentType: "text/css; charset=utf-8",
            bytes: Array(":root { --accent: \(theme.accent); --accent-on-dark: \(theme.accentOnDark); }\n".utf8)
        )
    }

    func response(to request: Request) -> Response {
        let headers = [
            Response.Header("Cache-Control", "public, max-age=31536000, immutable"),
            Response.Header("ETag", tag),
        ]
        guard request.headers["if-none-match"] != tag else { return Response(status: 304, headers: headers) }
        return Response(
            status: 200,
            headers: [Response.Header("Content-Type", contentType)] + headers,
            body: bytes
        )
    }

    /// FNV-1a in 32 bits: it tells versions apart, it protects nothing.
    private static func hash(_ bytes: [UInt8]) -> String {
        let value = bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
