import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("The times that can be chosen")
struct SlotGridTests {
    static let hours = try? OpeningHours.test("09:00", "10:00")

    @Test(
        "an appointment must end before the location closes",
        arguments: [(10, 590), (20, 580), (21, 570), (60, 540)]
    )
    func lastTime(minutes: Int, last: Int) {
        let grid = SlotGrid(Self.hours)

        #expect(grid.free(minutes: minutes, capacity: 1, taken: [:]).last == last)
    }

    @Test("a day that is closed, or is too short, has no times")
    func noTimes() {
        #expect(SlotGrid(nil).free(minutes: 10, capacity: 9, taken: [:]).isEmpty)
        #expect(SlotGrid(Self.hours).free(minutes: 61, capacity: 9, taken: [:]).isEmpty)
        #expect(SlotGrid(Self.hours).free(minutes: 10, capacity: 0, taken: [:]).isEmpty)
    }

    @Test("a time is free as long as every ten minutes of it have room")
    func capacity() {
        let grid = SlotGrid(Self.hours)

        let free = grid.free(minutes: 20, capacity: 2, taken: [550: 2, 570: 1])

        #expect(free == [560, 570, 580], "9.00 and 9.10 uur touch the full cell of 9.10 uur")
    }

    @Test("today only times that are still to come can be chosen")
    func earliest() {
        #expect(SlotGrid(Self.hours).free(minutes: 10, capacity: 1, taken: [:], after: 570) == [580, 590])
    }

    @Test("opening at an odd minute begins at the next ten")
    func oddOpening() throws {
        #expect(SlotGrid(try OpeningHours.test("09:05", "09:31")).starts == [550, 560])
    }
}
