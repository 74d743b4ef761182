internal import Kernel

/// `/locaties` and `/locaties/{location}`: where residents can come and when, how long it takes now, the house rules.
enum ShowLocation {
    static let page = Link("Locaties en openingstijden", .local("/locaties"))
    /// How many days the page tells, today first: two weeks, so that weeks in turn both show.
    static let days = 14

    @Sendable
    static func list(_ request: Request, _ context: Context) -> Response {
        let entrances = context.municipality.locations.map { location in
            Entrance(Link(location.name, address(location)), today(location, context), icon: .home)
        }
        return context.show(
            Page(
                page.words,
                blocks: [entrances.isEmpty ? .paragraph("Er zijn geen locaties.") : .entrances(entrances)]
            )
        )
    }

    static func address(_ location: Location) -> Address { .local("/locaties/\(location.key)") }

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        guard let location = context.municipality.locations.first(where: { $0.key == request.parameters["location"] })
        else { throw Problem.notFound }
        let line = WaitingLine(location, now: context.now)
        let wait = try context.read { session in
            (
                quick: try line.expectedMinutes(in: .quick, session.tables),
                other: try line.expectedMinutes(in: .walkIn, session.tables)
            )
        }
        let rules = location.houseRules.map { Prose($0) }
        return context.show(
            Page(
                location.name,
                section: page.words,
                trail: [page],
                lead: Prose("\(location.address). \(today(location, context))"),
                blocks: [.table(hours(location, context))]
                    + (isOpen(location, context) ? [waiting(wait, at: location)] : [])
                    + (rules.isEmpty ? [] : [.section("Onze huisregels", [.points(rules)])])
                    + [.action(TakeAppointment.page)]
            )
        )
    }

    private static func waiting(_ wait: (quick: Int, other: Int), at location: Location) -> Block {
        let quick = [Fact("Snelbalie", Prose("ongeveer \(wait.quick) minuten wachten"))]
        let other = [Fact("Zonder afspraak", Prose("ongeveer \(wait.other) minuten wachten"))]
        return .section(
            "Komt u nu langs?",
            [.facts((location.desks.quick > 0 ? quick : []) + (location.desks.flexible > 0 ? other : []))]
        )
    }

    private static func hours(_ location: Location, _ context: Context) -> Table {
        let calendar = context.municipality.workingCalendar
        return Table(
            "Openingstijden van de komende twee weken",
            columns: ["Dag", "Open"],
            rows: (0..<days).map { ahead in
                let day = context.today.adding(days: ahead)
                let words = location.hours(on: day, in: calendar).map(words) ?? "Dicht"
                let isOther = location.exceptions[day] != nil
                return [
                    .text(Prose(day.inDutchWithoutYear)),
                    .text(Prose(isOther ? "\(words) (anders dan gewoon)" : words)),
                ]
            },
            empty: "Er zijn geen openingstijden."
        )
    }

    private static func words(_ hours: OpeningHours) -> String {
        "\(hours.opens.inDutch) tot \(hours.closes.inDutch)"
    }

    private static func isOpen(_ location: Location, _ context: Context) -> Bool {
        guard let hours = location.hours(on: context.today, in: context.municipality.workingCalendar) else {
            return false
        }
        return hours.opens.minutes <= context.now.timeOfDay.minutes
            && context.now.timeOfDay.minutes < hours.closes.minutes
    }

    /// One sentence about today.
    private static func today(_ location: Location, _ context: Context) -> String {
        location.hours(on: context.today, in: context.municipality.workingCalendar)
            .map { "Vandaag open van \(words($0))." } ?? "Vandaag dicht."
    }
}
