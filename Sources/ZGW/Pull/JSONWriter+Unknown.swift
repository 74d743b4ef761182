internal import Kernel

/// The fields of the standard that this platform does not keep.
extension JSONWriter {
    /// Texts that are empty, the way the standard leaves out a text that may not be `null`.
    mutating func emptyTexts(_ names: String...) {
        for name in names { field(named: name, "") }
    }

    mutating func emptyLists(_ names: String...) {
        for name in names {
            key(named: name)
            array { _ in }
        }
    }

    mutating func nulls(_ names: String...) {
        for name in names { field(named: name, String?.none) }
    }
}
