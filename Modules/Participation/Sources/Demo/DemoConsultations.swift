internal import Kernel

/// An invented draft of the demonstration that lies open, with one opinion on it.
enum DemoConsultations {
    /// Adds the draft and one with its note, unless they are there.
    static func add(in context: Context, mark: UniqueID) throws {
        try addAnswered(context)
        try context.writeAndWait { session in
            let plan = Consultation.Plan(
                title: "Bestemming van het oude zwembad",
                summary: "Het zwembad is weg. Wij willen er huizen en een park maken.",
                reading: "Bij de balie van het gemeentehuis.",
                laidOn: context.today.adding(days: -6),
                weeks: Consultation.leastWeeks
            )
            guard let key = try ConsultationTable.add(plan, slug: "zwembad", in: session.tables),
                let consultation = try ConsultationTable(session.tables).consultation(key)
            else { return }
            try ConsultationTable.publish(consultation, in: session.tables)
            let arrival = SubmissionCase.Arrival(
                channel: .web,
                timing: .inTime,
                answers: [CaseAnswer(SendSubmission.opinionField, "Ik wil graag meer groen en minder huizen.")],
                mail: nil,
                mark: mark
            )
            _ = try SubmissionCase.open(arrival, in: consultation, context, session)
        }
    }

    private static func addAnswered(_ context: Context) throws {
        try context.writeAndWait { session in
            let plan = Consultation.Plan(
                title: "Een fietspad langs de dijk",
                summary: "Wij willen een breed fietspad langs de dijk.",
                reading: "Bij de balie van het gemeentehuis.",
                laidOn: context.today.adding(days: -120),
                weeks: Consultation.leastWeeks
            )
            guard let key = try ConsultationTable.add(plan, slug: "fietspad", in: session.tables),
                let consultation = try ConsultationTable(session.tables).consultation(key)
            else { return }
            try ConsultationTable.publish(consultation, in: session.tables)
            let note = "Niemand stuurde een mening. Het plan blijft zoals het is."
            try ConsultationTable.publish(note: note, of: consultation, in: session.tables)
        }
    }
}
