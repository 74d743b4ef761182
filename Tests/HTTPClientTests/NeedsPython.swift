internal import TestSupport
internal import Testing

extension Trait where Self == ConditionTrait {
    /// Skips a suite on a machine without Python 3, which plays the other side.
    static var needsPython: Self {
        .enabled(if: isInstalled("python3"), "python3 is not installed: sudo apt-get install python3")
    }

    /// Skips a suite on a machine without Python 3, or without the `openssl` command that makes certificates.
    static var needsPythonAndOpenSSL: Self {
        .enabled(
            if: isInstalled("python3") && isInstalled("openssl"),
            "python3 or openssl is not installed: sudo apt-get install python3 openssl"
        )
    }
}
