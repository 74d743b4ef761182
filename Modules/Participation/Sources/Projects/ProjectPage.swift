internal import Kernel

/// The page of one project for residents.
struct ProjectPage {
    let project: PublicProject
    let news: [(at: Timestamp, text: String)]
    let links: [Link]
    let meetings: [Meeting]
    let now: Timestamp

    var page: Page {
        Page(
            project.plan.title,
            section: ShowProjects.page.words,
            trail: [ShowProjects.page],
            lead: Prose(project.plan.summary),
            blocks: [.steps(steps)] + answer + influence + taking + meetingBlocks + newsBlocks
        )
    }

    private var steps: [ProgressStep] {
        let phases = PublicProject.Phase.allCases
        let here = phases.firstIndex(of: project.phase) ?? 0
        return phases.enumerated().map { place, phase in
            ProgressStep(place < here ? .done : place == here ? .current : .future, phase.words)
        }
    }

    private var answer: [Block] {
        project.answer.map { [.section("Wat deden wij met uw inbreng?", [.paragraph(Prose($0))])] } ?? []
    }

    private var influence: [Block] {
        let plan = project.plan
        let together =
            plan.coCreation.isChosen ? "Ja, wij maken dit samen met inwoners." : "Nee, dit maken wij niet samen."
        let place = plan.place.isEmpty ? [] : [Fact("Waar", Prose(plan.place))]
        return [
            .section(
                "Wat kunt u veranderen?",
                [
                    .facts(
                        place + [
                            Fact("Uw invloed", Prose(plan.influence.words)),
                            Fact("Maken wij dit samen?", Prose("\(together) \(plan.coCreation.reason)")),
                        ]
                    ),
                    .heading("Hier praat u over mee"), Self.points(plan.open, empty: "Er is niets meer te kiezen."),
                    .heading("Dit staat al vast"), Self.points(plan.fixed, empty: "Er staat nog niets vast."),
                ]
            )
        ]
    }

    private var taking: [Block] { links.isEmpty ? [] : [.section("Doe mee", [.links(links)])] }

    private var meetingBlocks: [Block] {
        guard !meetings.isEmpty else { return [] }
        return [
            .section("Bijeenkomsten", meetings.flatMap { MeetingWords(meeting: $0, project: project, now: now).blocks })
        ]
    }

    private var newsBlocks: [Block] {
        guard !news.isEmpty else { return [] }
        let entries = news.map { TimelineEntry(.chat, "Nieuws", Prose($0.text), when: $0.at.day.inDutchWithoutWeekday) }
        return [.section("Nieuws", [.timeline(entries)])]
    }

    private static func points(_ text: String, empty: String) -> Block {
        let lines = text.split(separator: "\n").map { Prose(String($0).trimmed) }.filter { !$0.plainText.isEmpty }
        return lines.isEmpty ? .paragraph(Prose(empty)) : .points(lines)
    }
}
