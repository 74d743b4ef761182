internal import Glibc

/// Whether a command can be started; tests that need one are skipped on a machine without it.
public func isInstalled(_ command: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(command)", X_OK) == 0 }
}
