extension String {
    /// The text with a small first letter, to stand in a sentence.
    public var withSmallStart: String { prefix(1).lowercased() + dropFirst() }

    /// The text with a capital, to begin a sentence.
    public var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
