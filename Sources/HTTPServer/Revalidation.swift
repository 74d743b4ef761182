import Kernel

extension Response {
    /// This response, or 304 without a body when the client already has it (RFC 9110 §13.1.2).
    ///
    /// Only a 200 with an `ETag` on GET or HEAD can become 304; tags are compared weakly.
    func revalidated(for head: RequestHead) -> Response {
        guard let known = head.headers["if-none-match"], status == 200, head.method == .get || head.method == .head,
            let tag = headers.first(where: { $0.name == "ETag" })?.value
        else { return self }
        let tags = known.split(separator: ",").map { Self.weak($0.drop { $0 == " " }.prefix { $0 != " " }) }
        guard known == "*" || tags.contains(Self.weak(tag[...])) else { return self }
        let kept = headers.filter { $0.name != "Content-Type" }
        return Response(status: 304, headers: kept)
    }

    private static func weak(_ tag: Substring) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    }
}
