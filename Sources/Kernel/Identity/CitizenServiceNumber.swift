/// A citizen service number (burgerservicenummer, BSN) that passed the eleven test.
///
/// Printing it, alone or inside another value, never shows a digit. It is no ``SQLConvertible`` and no
/// ``JSONValue``: whoever stores or sends it has to take ``digits`` on purpose, and encrypts them.
public struct CitizenServiceNumber: Hashable, Sendable {
    /// The nine digits, for encryption and for the national registers only.
    public let digits: String

    /// Keeps `text` when it is a BSN.
    ///
    /// - Parameter text: Nine ASCII digits, leading zeros included, without spaces or dots.
    /// - Throws: ``Invalid/form`` unless there are nine digits, ``Invalid/checksum`` when the eleven test
    ///   fails.
    public init(_ text: String) throws(Invalid) {
        guard text.isDigits(count: 9) else { throw .form }
        guard ElevenTest.passes(text.utf8) else { throw .checksum }
        digits = text
    }

    /// Six dots and the last three digits, for pages of staff; the whole number is shown on a logged request only.
    public var masked: String { "••••••" + digits.suffix(3) }

    /// The reason why a text is no BSN, without the text itself.
    public enum Invalid: Error, Hashable, Sendable {
        case form
        case checksum
    }
}

extension CitizenServiceNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nine stars: what is printed ends up in logs.
    public var description: String { "BSN *********" }

    public var debugDescription: String { description }

    /// Without children, so that `dump` and a test's failure message show no digit either.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
