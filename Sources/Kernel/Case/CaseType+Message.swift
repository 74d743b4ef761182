extension CaseType {
    /// A message to a resident in three blocks (bericht), in B1.
    public struct Message: Hashable, Sendable {
        /// What it is about; also the subject of a mail.
        public let about: String
        /// What the municipality has to say.
        public let message: String
        /// What the municipality expects of the resident.
        public let expect: String

        public init(about: String, message: String, expect: String) {
            self.about = about
            self.message = message
            self.expect = expect
        }
    }
}

extension CaseType.Step {
    /// What a resident is sent when a case comes into this step, made of the step's own texts when the file has none.
    public var messageToSend: CaseType.Message {
        message ?? CaseType.Message(about: name, message: now, expect: action ?? "U hoeft nu niets te doen.")
    }
}
