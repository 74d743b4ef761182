internal import Kernel

/// A meeting on the page of its project.
struct MeetingWords {
    let meeting: Meeting
    let project: PublicProject
    let now: Timestamp

    var blocks: [Block] {
        [.heading(meeting.plan.title), .facts(Self.facts(meeting) + room)] + next
    }

    static func facts(_ meeting: Meeting) -> [Fact] {
        [Fact("Wanneer", Prose(meeting.when)), Fact("Waar", Prose(meeting.plan.place))]
    }

    private var room: [Fact] {
        guard meeting.isOpen(at: now) else { return [] }
        let free = meeting.plan.seats - meeting.taken
        return [Fact("Plaatsen", Prose(free > 0 ? "Er is nog plaats." : "Alles is bezet. U kunt op de wachtlijst."))]
    }

    private var next: [Block] {
        switch meeting.state {
        case .cancelled: [.notice(Notice(.warning, Prose("Dit gaat niet door. \(meeting.answer ?? "")")))]
        case .answered: [.paragraph(Prose("Wat wij ermee deden: \(meeting.answer ?? "")"))]
        case .planned where now < meeting.plan.starts:
            [.links([Link("Meld u aan", SignUp.address(meeting, of: project), about: meeting.plan.title)])]
        case .planned: [.paragraph("Deze bijeenkomst is geweest. Wij schrijven hier wat wij ermee doen.")]
        }
    }
}
