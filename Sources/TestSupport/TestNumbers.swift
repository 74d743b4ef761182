public import Kernel
internal import Vault

/// What the program calculates with, for tests that import no more than the kernel.
public enum TestNumbers {
    /// Numbers without a limit.
    public static let big: any WholeNumber.Type = BigNumber.self
    public static let digest: any Digest = SHA256()
    public static let randomness: any Randomness = SystemRandomness()
}
