import Kernel
import TestSupport

@testable import App

/// An appointment that a resident made on the website.
struct MadeAppointment: Sendable {
    /// The follow code of its case.
    let code: String
    /// The mark of the form that made it.
    let id: String

    /// - Throws: ``Missing`` when the form refuses it.
    init(in municipality: Municipality, at running: RunningPlatform) throws {
        id = running.platform.ids.next().description
        let place = "\(municipality.locations.first?.key ?? "").counter"
        let fields = Self.fields(id: id, place: place)
        let answer = try running.client().post("/\(municipality.slug)/afspraak", form: fields)
        guard let code = answer.headers["location"]?.split(separator: "/").last?.split(separator: "?").first else {
            throw Missing(what: "an appointment (\(answer.text))")
        }
        self.code = String(code)
    }

    /// The last page of the form: Tuesday 24 November 2026 at half past nine.
    static func fields(id: String, place: String, minute: Int = 570) -> [(String, String)] {
        [
            ("formulier", id), ("stap", "9"), ("product", "vraag"), ("plek", place), ("dag", "2026-11-24"),
            ("tijd", String(minute)),
        ]
    }
}
