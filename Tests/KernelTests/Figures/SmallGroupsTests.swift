import Kernel
import Testing

@Suite("Small groups in figures")
struct SmallGroupsTests {
    @Test("one to nine is hidden, nothing and ten are shown", arguments: [(0, 0), (1, nil), (9, nil), (10, 10)])
    func alone(count: Int, shown: Int?) {
        #expect(SmallGroups.shown(count) == shown)
    }

    @Test("one small part hides the smallest other part as well, so that it is not the total less the others")
    func second() {
        #expect(SmallGroups.shown(partsOf: [4, 30, 12, 50]) == [nil, 30, nil, 50])
    }

    @Test("two small parts that are ten together hide nothing else, fewer do")
    func together() {
        #expect(SmallGroups.shown(partsOf: [4, 6, 12]) == [nil, nil, 12])
        #expect(SmallGroups.shown(partsOf: [4, 5, 12]) == [nil, nil, nil])
    }

    @Test("parts that are large or empty are all shown")
    func large() {
        #expect(SmallGroups.shown(partsOf: [0, 10, 25, 0]) == [0, 10, 25, 0])
    }

    @Test("whatever the parts are, what is hidden is never one part and never small, unless the total is")
    func neverOne() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let parts = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 0...25, using: &random) }
            let shown = SmallGroups.shown(partsOf: parts)
            let hidden = zip(parts, shown).filter { $0.1 == nil }.map(\.0)
            let isTotalShown = SmallGroups.shown(parts.reduce(0, +)) != nil

            #expect(zip(parts, shown).allSatisfy { $1 == nil || $1 == 0 || ($1 == $0 && $0 >= 10) }, "\(parts)")
            if isTotalShown, !hidden.isEmpty {
                #expect(hidden.count >= 2 && hidden.reduce(0, +) >= 10, "\(parts)")
            }
        }
    }
}
