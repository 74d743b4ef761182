extension Problem {
    /// Writes the problem as one JSON object (RFC 9457).
    ///
    /// - Parameters:
    ///   - json: Where it goes.
    ///   - instance: The id of the request; `nil` for a problem inside a larger answer.
    public func write(to json: inout JSONWriter, instance: UniqueID? = nil) {
        json.object { json in
            json.field("type", "about:blank")
            json.field("title", title)
            json.field("status", status)
            json.field("code", code)
            json.field("detail", ifPresent: detail)
            json.field("instance", ifPresent: instance.map { "urn:uuid:\($0)" })
            guard !invalidParams.isEmpty else { return }
            json.array("invalidParams") { json in
                for param in invalidParams {
                    json.object { json in
                        json.field("name", param.name)
                        json.field("code", param.code)
                        json.field("reason", param.reason)
                    }
                }
            }
        }
    }
}
