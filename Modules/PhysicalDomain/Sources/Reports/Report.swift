internal import Kernel

/// A report about the public space (melding openbare ruimte) that is complete, before it is a case.
struct Report: Sendable {
    let category: Category
    /// What the resident sees, at most ``descriptionLimit`` characters; empty only in imported files.
    let description: String
    let place: Place
    let channel: StandardChannel
    /// When it was reported.
    let at: Timestamp
    /// Where messages about it go; `nil` when the resident wants none.
    var mail: MailAddress?
    /// The key of a photo that was kept before, see ``PhotoDesk``.
    var photo: UniqueID?
    /// Recognises the same report sent twice; `nil` when nobody sends twice.
    var mark: UniqueID?
    /// The number in the file that it was read from.
    var reference: String?

    static let descriptionLimit = 1_000

    init(_ category: Category, _ description: String, at place: Place, channel: StandardChannel, on moment: Timestamp) {
        self.category = category
        self.description = description
        self.place = place
        self.channel = channel
        at = moment
    }
}
