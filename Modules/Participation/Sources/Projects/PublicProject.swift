internal import Kernel

/// Something that the municipality makes or decides, in which residents take part (project).
struct PublicProject: Hashable, Sendable {
    let key: Int
    /// As addresses name it: lower-case words and dashes.
    let slug: String
    let plan: Plan
    let phase: Phase
    let isPublished: Bool
    /// What was done with everything that residents said; `nil` while that is not known.
    let answer: String?

    /// What staff write before it goes on the website.
    struct Plan: Hashable, Sendable {
        let title: String
        let summary: String
        /// The village, neighbourhood or street.
        let place: String
        let influence: Influence
        /// What residents can still change, a line each.
        let open: String
        /// What is decided already, a line each.
        let fixed: String
        let coCreation: CoCreation
    }

    /// Whether it is made together with residents, with the reason: nobody starts a project without weighing that.
    struct CoCreation: Hashable, Sendable {
        let isChosen: Bool
        let reason: String
    }

    /// How much residents decide, the least first: the steps of the ladder of participation (participatieladder).
    enum Influence: String, Hashable, Sendable, CaseIterable {
        case told
        case asked
        case advising
        case making
        case deciding

        /// The word that staff know from the ladder.
        var term: String {
            switch self {
            case .told: "Informeren"
            case .asked: "Raadplegen"
            case .advising: "Adviseren"
            case .making: "Coproduceren"
            case .deciding: "Meebeslissen"
            }
        }

        /// What it comes to for a resident.
        var words: String {
            switch self {
            case .told: "Wij vertellen u wat er gebeurt. U kunt er niets aan veranderen."
            case .asked: "U zegt wat u vindt. Wij beslissen, en wij vertellen wat wij met uw mening doen."
            case .advising: "U geeft advies. Doen wij iets anders? Dan leggen wij uit waarom."
            case .making: "U maakt het plan samen met ons."
            case .deciding: "U beslist mee. Wij doen wat u samen kiest."
            }
        }
    }

    /// How far it is.
    enum Phase: String, Hashable, Sendable, CaseIterable {
        case preparing
        case gathering
        case choosing
        case deciding
        case doing
        case done

        var words: String {
            switch self {
            case .preparing: "Wij bereiden het voor"
            case .gathering: "U denkt mee"
            case .choosing: "Wij maken een keuze"
            case .deciding: "De gemeente besluit"
            case .doing: "Wij voeren het uit"
            case .done: "Het is klaar"
            }
        }
    }
}

/// Something elsewhere on the website that belongs to a project (koppeling).
struct ProjectLink: Hashable, Sendable {
    let kind: Kind
    /// The name or the number in its address.
    let target: String

    enum Kind: String, Hashable, Sendable, CaseIterable {
        case vote
        case idea
        case poll
        case consultation

        var words: String {
            switch self {
            case .vote: "Stemming"
            case .idea: "Idee"
            case .poll: "Peiling"
            case .consultation: "Inspraak"
            }
        }
    }

    /// The page for residents with its title; `nil` when there is none that they may see.
    func link(_ tables: any Database) throws -> Link? {
        switch kind {
        case .vote:
            guard let vote = try VoteTable(tables).vote(slug: target), vote.state != .draft else { return nil }
            return Link(vote.plan.title, VotePlace.address(vote))
        case .idea:
            guard let idea = try Int(target).flatMap(IdeaTable(tables).idea), idea.state == .published else {
                return nil
            }
            return Link(idea.text.title, ShowIdeas.address(idea))
        case .poll:
            guard let poll = try PollTable(tables).poll(code: target), poll.state != .draft else { return nil }
            return Link(poll.title, JoinPoll.address(poll))
        case .consultation:
            guard let found = try ConsultationTable(tables).consultation(slug: target), found.isPublished else {
                return nil
            }
            return Link(found.plan.title, ShowConsultations.address(found))
        }
    }
}
