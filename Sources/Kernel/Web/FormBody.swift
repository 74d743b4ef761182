/// The fields and files of a submitted form (`application/x-www-form-urlencoded` or `multipart/form-data`).
public struct FormBody: Hashable, Sendable {
    /// The values of each field in the order they were sent; texts are valid UTF-8 without NUL.
    public let fields: [String: [String]]
    /// The uploaded files with content, in the order they were sent.
    public let files: [File]

    public init(fields: [String: [String]], files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    /// The first value of a field, `nil` when it was not sent.
    public subscript(name: String) -> String? { fields[name]?.first }

    /// One uploaded file, as the client describes it: name and type are claims, not facts.
    public struct File: Hashable, Sendable {
        /// The name of the form field.
        public let name: String
        public let filename: String
        public let contentType: String
        public let bytes: [UInt8]

        public init(name: String, filename: String, contentType: String, bytes: [UInt8]) {
            self.name = name
            self.filename = filename
            self.contentType = contentType
            self.bytes = bytes
        }
    }
}
