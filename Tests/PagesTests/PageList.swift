import Kernel
import Pages
import Testing

/// A page that the rules for every page are tried on.
struct ListedPage: Sendable, CustomTestStringConvertible {
    let name: String
    let isPlatform: Bool
    let make: @Sendable () throws -> Page

    init(_ name: String, isPlatform: Bool = false, _ make: @escaping @Sendable () throws -> Page) {
        self.name = name
        self.isPlatform = isPlatform
        self.make = make
    }

    var testDescription: String { name }

    func read() throws -> HTMLReading {
        HTMLReading(HousePages().draw(try make(), for: isPlatform ? nil : try Samples.municipality()))
    }
}

/// Every page that this target and the kernel can make, in its states.
enum PageList {
    static let all: [ListedPage] = [
        ListedPage("the question for a follow code") { FollowPage.question() },
        ListedPage("a follow code that does not exist") { FollowPage.unknown("K7M4-Q2XD") },
        ListedPage("a followed case") { try Samples.followPage() },
    ]
}
