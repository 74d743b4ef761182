internal import Kernel

/// The questions about a meeting.
enum MeetingForm {
    /// The most places of one meeting.
    static let mostSeats = 5_000

    struct Fault: Error, Hashable {
        let field: String
        let sentence: String
    }

    @Sendable
    static func form(_ project: PublicProject, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ProjectOffice.address(project, "bijeenkomsten"),
            fields: [
                FormField(
                    "titel",
                    "Naam van de bijeenkomst",
                    .text(limit: 80),
                    missing: "Geef de bijeenkomst een naam."
                ),
                FormField("waar", "Waar is het?", .text(limit: 150), missing: "Vul in waar het is."),
                FormField("dag", "Welke dag?", .date, missing: "Vul de dag in."),
                FormField(
                    "begin",
                    "Hoe laat begint het?",
                    .text(limit: 5),
                    hint: "Bijvoorbeeld 19.30.",
                    missing: "Vul in hoe laat het begint."
                ),
                FormField(
                    "eind",
                    "Hoe laat is het klaar?",
                    .text(limit: 5),
                    hint: "Bijvoorbeeld 21.00.",
                    missing: "Vul in hoe laat het klaar is."
                ),
                FormField(
                    "plaatsen",
                    "Hoeveel mensen kunnen komen?",
                    .text(limit: 4),
                    missing: "Vul in hoeveel mensen kunnen komen."
                ),
            ],
            submit: "Maak de bijeenkomst"
        )
    }

    /// The meeting, or what is wrong in which field.
    static func plan(_ answers: FormAnswers, now: Timestamp) -> Result<Meeting.Plan, Fault> {
        guard let begin = time(answers.text("begin")) else {
            return .failure(Fault(field: "begin", sentence: "Vul een tijd in, bijvoorbeeld 19.30."))
        }
        guard let end = time(answers.text("eind")), begin < end else {
            return .failure(Fault(field: "eind", sentence: "Vul een tijd in na het begin, bijvoorbeeld 21.00."))
        }
        guard let day = answers.day("dag"), now < Timestamp(day, at: begin) else {
            return .failure(Fault(field: "dag", sentence: "Kies een dag en een tijd die nog komen."))
        }
        guard let seats = Int(answers.text("plaatsen")), (1...mostSeats).contains(seats) else {
            return .failure(Fault(field: "plaatsen", sentence: "Vul een getal in van 1 tot en met \(mostSeats)."))
        }
        return .success(
            Meeting.Plan(
                title: answers.text("titel"),
                place: answers.text("waar"),
                starts: Timestamp(day, at: begin),
                ends: Timestamp(day, at: end),
                seats: seats
            )
        )
    }

    /// Reads `19.30`, `19:30` and `1930`.
    static func time(_ text: String) -> TimeOfDay? {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard (3...4).contains(digits.count), text.allSatisfy({ digits.contains($0) || ".:".contains($0) }),
            let hour = Int(digits.dropLast(2)), let minute = Int(digits.suffix(2))
        else { return nil }
        return TimeOfDay(hour: hour, minute: minute)
    }
}
