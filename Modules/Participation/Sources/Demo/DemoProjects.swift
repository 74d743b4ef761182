internal import Kernel

/// An invented project of the demonstration, with news and a meeting.
enum DemoProjects {
    /// Adds the project, unless it is there.
    static func add(in context: Context) throws {
        try context.writeAndWait { session in
            guard let key = try ProjectTable.add(plan, slug: "dorpsplein", in: session.tables),
                let project = try ProjectTable(session.tables).project(key: key)
            else { return }
            try ProjectTable.publish(project, in: session.tables)
            try ProjectTable.set(.gathering, of: project, in: session.tables)
            try ProjectTable.tell(
                "Wij maakten een eerste tekening van het plein. U ziet haar op de bijeenkomst.",
                about: project,
                at: context.now.adding(seconds: -4 * 86_400),
                in: session.tables
            )
            try ProjectTable.add(ProjectLink(kind: .vote, target: "buurtbudget"), to: project, in: session.tables)
            let evening = Timestamp(context.today.adding(days: 12), at: TimeOfDay(hour: 19, minute: 30) ?? .midnight)
            let meeting = Meeting.Plan(
                title: "Praat mee over het dorpsplein",
                place: "Dorpshuis, Kerkstraat 1",
                starts: evening,
                ends: evening.adding(seconds: 90 * 60),
                seats: 60
            )
            try MeetingTable.add(meeting, to: project, in: session.tables)
        }
    }

    private static let plan = PublicProject.Plan(
        title: "Een nieuw dorpsplein",
        summary: "Het plein bij de kerk is oud. Wij maken het opnieuw, met meer groen.",
        place: "Het centrum",
        influence: .advising,
        open: ["Waar de bomen en de banken staan.", "Wat kinderen er kunnen doen.", "Hoe de markt staat."]
            .joined(separator: "\n"),
        fixed: "Er is 400.000 euro.\nDe bus blijft over het plein rijden.",
        coCreation: PublicProject.CoCreation(
            isChosen: true,
            reason: "Wie het plein gebruikt, weet het beste wat er mist."
        )
    )
}
