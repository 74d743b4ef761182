extension CaseType {
    /// A part that somebody of the municipality has in such a case (rol).
    public struct Role: Hashable, Sendable {
        public let key: String
        /// In Dutch, for staff, such as `Medewerker burgerzaken`.
        public let name: String

        public init(key: String, name: String) {
            self.key = key
            self.name = name
        }
    }
}
