extension CaseType {
    /// One status that a case of this type can have (statustype).
    public struct Step: Hashable, Sendable {
        public let key: String
        /// The plain name for residents, at most 12 words.
        public internal(set) var name: String
        /// What happens now, for residents, in B1.
        public internal(set) var now: String
        /// What the resident must do now; `nil` when nothing.
        public internal(set) var action: String?
        /// When the resident hears from the municipality.
        public internal(set) var when: String
        /// Whether the case is closed here.
        public let isFinal: Bool
        /// What has to be done in this step, by the resident and by staff.
        public var tasks: [CaseType.Task] = []
        /// What the resident is sent when a case comes into this step; `nil` when nothing more than the step says.
        public var message: Message?

        public init(key: String, name: String, now: String, action: String?, when: String, isFinal: Bool) {
            self.key = key
            self.name = name
            self.now = now
            self.action = action
            self.when = when
            self.isFinal = isFinal
        }
    }
}
