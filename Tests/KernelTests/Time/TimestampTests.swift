import FoundationEssentials
import Kernel
import Testing

@Suite("A moment")
struct TimestampTests {
    @Test(
        "reads RFC 3339 with any offset and prints it in UTC with milliseconds",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
            ("2026-11-27T16:30:00.25+01:00", "2026-11-27T15:30:00.250Z"),
            ("2026-11-27t16:30:00z", "2026-11-27T16:30:00.000Z"),
            ("2026-11-27T00:30:00-05:30", "2026-11-27T06:00:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("2026-11-27T16:30:00.1239999Z", "2026-11-27T16:30:00.123Z"),
            ("2026-11-27T16:30:00.1234567890123456789012345Z", "2026-11-27T16:30:00.123Z"),
            ("2026-11-27T16:30:00-00:00", "2026-11-27T16:30:00.000Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ]
    )
    func reads(text: String, printed: String) throws {
        let moment = try Timestamp(rfc3339: text)

        #expect(moment.rfc3339 == printed)
    }

    @Test(
        "refuses a text that is no moment",
        arguments: [
            ("2026-02-31T00:00:00Z", .value), ("2026-11-27T24:00:00Z", .value), ("2026-11-27T23:60:00Z", .value),
            ("2016-12-31T23:59:60Z", .value), ("2026-11-27T16:30:00+24:00", .value),
            ("2026-11-27T16:30:00+01:60", .value), ("0001-01-01T00:00:00+01:00", .value),
            ("9999-12-31T23:59:59-01:00", .value),
            ("2026-11-27T16:30:00", .format), ("2026-11-27T16:30:00.123", .format), ("2026-11-27", .format),
            ("2026-11-27T16:30:00.Z", .format), ("2026-11-27T16:30Z", .format), ("", .format),
            ("2026-11-27 16:30:00Z", .format), ("2026-11-27T16:30:00+0100", .format),
            ("2026-11-27T16:30:00Zz", .format), ("2026-11-27T16:30:00+1:00", .format),
            ("2026-11-27T16:30:00,5Z", .format), ("2026-11-27T16:30:00.123+01", .format),
            ("2026-11-27T16:30:00é", .format),
        ] as [(String, Timestamp.Invalid)]
    )
    func refuses(text: String, reason: Timestamp.Invalid) {
        #expect(throws: reason) { try Timestamp(rfc3339: text) }
    }

    @Test("prints the same as Foundation and reads it back, over four centuries")
    func equalsFoundation() throws {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

        for step in Int64(0)..<3_000 {
            let moment = Timestamp(milliseconds: -6_000_000_000_000 + step * 4_200_123_457)
            // Half a millisecond more, because Foundation drops what a Double cannot hold.
            let date = Date(timeIntervalSince1970: (Double(moment.milliseconds) + 0.5) / 1_000)
            #expect(moment.rfc3339 == date.formatted(style))
            #expect(try Timestamp(rfc3339: moment.rfc3339) == moment)
        }
    }

    @Test("arithmetic past the last or first year stops there instead of trapping")
    func extremes() {
        let moment = Timestamp(milliseconds: 0)

        #expect(moment.adding(seconds: .max) == Timestamp(milliseconds: .max))
        #expect(moment.adding(milliseconds: .min) == Timestamp(milliseconds: .min))
        #expect(Timestamp(milliseconds: .max).day.iso == "9999-12-31")
        #expect(Timestamp(milliseconds: .min).rfc3339 == "0001-01-01T00:00:00.000Z")
    }
}

@Suite("A moment in Amsterdam")
struct AmsterdamTests {
    @Test(
        "falls on the local day, with summer time from the last Sunday of March to that of October",
        arguments: [
            ("2026-03-29T00:59:59.999Z", "2026-03-29", "1.59 uur"), ("2026-03-29T01:00:00Z", "2026-03-29", "3.00 uur"),
            ("2026-10-25T00:59:59Z", "2026-10-25", "2.59 uur"), ("2026-10-25T01:00:00Z", "2026-10-25", "2.00 uur"),
            ("2026-07-31T22:00:00Z", "2026-08-01", "0.00 uur"), ("2026-07-31T21:59:00Z", "2026-07-31", "23.59 uur"),
            ("2026-12-31T23:00:00Z", "2027-01-01", "0.00 uur"), ("2026-12-31T22:59:00Z", "2026-12-31", "23.59 uur"),
            // In 2021 and 2027 March and October end on other weekdays: the 28th and the 31st.
            ("2021-03-28T01:00:00Z", "2021-03-28", "3.00 uur"), ("2027-10-31T00:59:00Z", "2027-10-31", "2.59 uur"),
            ("2027-10-31T01:00:00Z", "2027-10-31", "2.00 uur"),
            // 1996 was the first year in which summer lasted until October.
            ("1996-10-27T00:59:00Z", "1996-10-27", "2.59 uur"), ("1995-09-24T01:00:00Z", "1995-09-24", "2.00 uur"),
        ]
    )
    func localTime(utc: String, day: String, time: String) throws {
        let moment = try Timestamp(rfc3339: utc)

        #expect(moment.day.iso == day)
        #expect(moment.timeOfDay.inDutch == time)
    }

    @Test("each day from 1996 to 2050 starts at the moment of its midnight, and lasts 23, 24 or 25 hours")
    func starts() throws {
        let first = try Day(iso: "1996-01-01")
        let last = try Day(iso: "2050-12-31")
        var lengths: [Int64: Int] = [:]

        for number in first.number...last.number {
            let start = Timestamp(startOf: Day(number: number))
            #expect(start.day.number == number)
            #expect(start.timeOfDay == .midnight)
            #expect(start.adding(milliseconds: -1).day.number == number - 1)
            let end = Timestamp(startOf: Day(number: number + 1))
            lengths[start.milliseconds(until: end) / 3_600_000, default: 0] += 1
        }

        #expect(lengths == [23: 55, 25: 55, 24: last.number - first.number + 1 - 110])
    }

    @Test("a time that spring skips comes an hour later, one that autumn repeats is the first of the two")
    func skippedAndRepeated() throws {
        let halfPastTwo = try #require(TimeOfDay(hour: 2, minute: 30))

        let skipped = Timestamp(try Day(iso: "2026-03-29"), at: halfPastTwo)
        let repeated = Timestamp(try Day(iso: "2026-10-25"), at: halfPastTwo)

        #expect(skipped.rfc3339 == "2026-03-29T01:30:00.000Z")
        #expect(skipped.timeOfDay.inDutch == "3.30 uur")
        #expect(repeated.rfc3339 == "2026-10-25T00:30:00.000Z")
    }

    @Test("reads in Dutch with the day and the clock")
    func dutch() throws {
        let moment = try Timestamp(rfc3339: "2026-11-27T15:30:00Z")

        #expect(moment.timeOfDay.inDutch == "16.30 uur")
        #expect(moment.inDutch == "vrijdag 27 november 2026 om 16.30 uur")
        #expect(TimeOfDay(hour: 24, minute: 0) == nil)
        #expect(TimeOfDay(hour: 8, minute: 60) == nil)
    }
}
