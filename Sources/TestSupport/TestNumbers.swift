public import Kernel
internal import Vault

/// The numbers without a limit that the program counts with.
public enum TestNumbers {
    public static let big: any WholeNumber.Type = BigNumber.self
}
