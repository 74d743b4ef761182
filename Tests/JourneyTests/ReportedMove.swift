import Kernel
import TestSupport

@testable import App

/// A move that somebody reported without login, to an address where somebody lives already.
struct ReportedMove: Sendable {
    /// The follow code of its case.
    let code: String
    /// The code with which the main occupant answers.
    let consentCode: String

    /// - Throws: ``Missing`` when the form refuses it, or asks no main occupant.
    init(in slug: String, _ context: Context, at running: RunningPlatform) throws {
        let answer = try running.client().post("/\(slug)/verhuizen", form: CivilAffairsJourneyTests.moveIn)
        guard let code = answer.headers["location"]?.split(separator: "/").last.map(String.init) else {
            throw Missing(what: "a move (\(answer.text))")
        }
        let asked = try context.read { session in
            try session.cases.find(code: try FollowCode(code)).flatMap { try session.dossier.related(to: $0).first }
        }
        guard let asked else { throw Missing(what: "a question to a main occupant") }
        self.code = code
        consentCode = asked.followCode.description
    }
}
