internal import Kernel

/// The site that a page belongs to: a municipality or the platform, and where its addresses start.
struct Site: Sendable {
    /// `nil` for the platform's own pages.
    let municipality: Municipality?
    /// `/duiven`, or empty when the host names the municipality.
    let root: String
    let menu: [Link]

    /// The last part of every window title.
    var name: String { municipality.map { "Gemeente \($0.name)" } ?? "Dichtbij" }

    var stylesheet: String { "\(root)/assets/\(Asset.stylesheet.fileName)" }

    var icons: String { "\(root)/assets/\(Asset.icons.fileName)" }

    func path(to address: Address) -> String {
        switch address.target {
        case .local(let path): path == "/" && !root.isEmpty ? root : root + path
        case .platform(let path), .external(let path): path
        case .phone(let digits): "tel:" + digits
        case .mail(let mailbox): "mailto:" + mailbox
        }
    }
}
