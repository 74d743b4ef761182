public import Kernel

/// What votes need from outside the module.
public struct VotingPorts: Sendable {
    /// Numbers without a limit, for counts that 128 bits are too few for.
    public let bigNumbers: any WholeNumber.Type
    /// Turns codes into what is stored of them.
    public let digest: any Digest
    /// Draws codes, and the place of a ballot in the box.
    public let randomness: any Randomness

    public init(bigNumbers: any WholeNumber.Type, digest: any Digest, randomness: any Randomness) {
        self.bigNumbers = bigNumbers
        self.digest = digest
        self.randomness = randomness
    }
}
