internal import Kernel

/// A phone, or another browser, that takes part in a poll: drawn bytes in a cookie, which say nothing.
///
/// Each poll sees another hash of them, so that two polls do not tell that the same phone took part.
struct Phone: Hashable, Sendable {
    /// 32 hexadecimal digits.
    let token: String
    /// Whether the browser does not have it yet.
    let isNew: Bool

    static let cookie = "dichtbij_peiling"
    private static let seconds = 86_400

    init(_ request: Request, _ randomness: any Randomness) {
        let known = request.cookie(Self.cookie).flatMap { token in
            token.utf8.count == 32 && token.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
                ? token : nil
        }
        isNew = known == nil
        token =
            known
            ?? randomness.bytes(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func person(in poll: Poll, by digest: any Digest) -> [UInt8] {
        digest.sha256(Array("peiling \(poll.key) \(token)".utf8))
    }

    /// Keeps the token for a day; nothing for a browser that has it.
    func headers(_ request: Request) -> [Response.Header] {
        guard isNew else { return [] }
        let path = request.base.isEmpty ? "/" : request.base
        let secure = request.isSecure ? "; Secure" : ""
        return [
            Response.Header(
                "Set-Cookie",
                "\(Self.cookie)=\(token); Path=\(path); Max-Age=\(Self.seconds); HttpOnly; SameSite=Lax\(secure)"
            )
        ]
    }
}
