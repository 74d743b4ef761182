import Kernel
import Testing

@Suite("Lengths of time in classes")
struct DurationHistogramTests {
    @Test("a length lies in the class that begins at or before it", arguments: [(0, 0), (59, 0), (60, 1), (1_440, 24)])
    func lowerBounds(minutes: Int, hours: Int) {
        #expect(DurationHistogram.lowerBound(ofMilliseconds: Int64(minutes) * 60_000) == hours)
    }

    @Test("a length of many years lies in the last class, a negative one in the first")
    func ends() {
        #expect(DurationHistogram.lowerBound(ofMilliseconds: .max) == 730 * 24)
        #expect(DurationHistogram.lowerBound(ofMilliseconds: -5) == 0)
    }

    @Test("half of the cases were done within the median, nine of ten within the last tenth")
    func parts() throws {
        let histogram = Self.histogram(days: [1, 1, 1, 1, 1, 2, 2, 2, 2, 30])

        #expect(histogram.count == 10)
        #expect(histogram.days(forPart: 0.5) == 2)
        #expect(histogram.days(forPart: 0.9) == 3)
        #expect(try #require(histogram.days(forPart: 1)) == 35)
        #expect(try #require(histogram.averageDays) == 4.3)
    }

    @Test("what has no cases has no median")
    func empty() {
        #expect(DurationHistogram().days(forPart: 0.5) == nil)
        #expect(DurationHistogram().averageDays == nil)
    }

    @Test("two sets together have the cases of both")
    func sum() {
        let both = Self.histogram(days: [1, 2]) + Self.histogram(days: [2, 400])

        #expect(both.count == 4)
        #expect(both.averageDays == 101.25)
    }

    private static func histogram(days: [Int64]) -> DurationHistogram {
        days.map { day in
            let length = day * 86_400_000
            return DurationHistogram(
                classes: [DurationHistogram.lowerBound(ofMilliseconds: length): 1],
                milliseconds: length
            )
        }.reduce(DurationHistogram(), +)
    }
}
