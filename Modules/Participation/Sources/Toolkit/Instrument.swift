internal import Kernel

/// A way to let residents take part, as it lies in the toolkit (instrument).
struct Instrument: Hashable, Sendable {
    let key: String
    let name: String
    /// When it suits.
    let suits: String
    /// What it takes of time and people.
    let takes: String
    /// The steps of the ladder at which it can be used.
    let influence: [PublicProject.Influence]
    /// The page of this program that helps with it; `nil` when it is work away from a screen.
    let page: Link?

    /// The toolkit (participatiekoffer): what staff can choose from, the lightest first.
    static let all: [Instrument] = [
        Instrument(
            key: "projectpagina",
            name: "Projectpagina met nieuws",
            suits: "U wilt iedereen vertellen wat er gebeurt en wat al vaststaat.",
            takes: "Een uur om te beginnen, daarna een kwartier per nieuwsbericht.",
            influence: PublicProject.Influence.allCases,
            page: ProjectOffice.page
        ),
        Instrument(
            key: "peiling",
            name: "Peiling of quiz in de zaal",
            suits: "U wilt in een paar minuten weten wat een volle zaal vindt of weet.",
            takes: "Een half uur voorbereiden en een scherm in de zaal.",
            influence: [.asked, .advising],
            page: MakePoll.page
        ),
        Instrument(
            key: "bijeenkomst",
            name: "Bijeenkomst in het dorp of de wijk",
            suits: "U wilt met mensen praten die niet op een scherm reageren.",
            takes: "Drie weken van tevoren beginnen, een zaal en twee begeleiders.",
            influence: [.asked, .advising, .making],
            page: ProjectOffice.page
        ),
        Instrument(
            key: "keukentafel",
            name: "Langs de deuren",
            suits: "U wilt mensen bereiken die nooit naar een bijeenkomst komen.",
            takes: "Twee collega's, een avond per straat.",
            influence: [.asked],
            page: nil
        ),
        Instrument(
            key: "jongerentafel",
            name: "Gesprek op school of in het jongerencentrum",
            suits: "U wilt jongeren bereiken. Ga naar hen toe.",
            takes: "Een les of een middag, en iemand die zij kennen.",
            influence: [.asked, .advising, .making],
            page: nil
        ),
        Instrument(
            key: "inspraak",
            name: "Inspraak met een termijn uit de wet",
            suits: "De wet vraagt het, of er ligt een ontwerp dat iedereen mag beoordelen.",
            takes: "Zes weken, en tijd om elke mening te beantwoorden.",
            influence: [.advising],
            page: MakeConsultation.page
        ),
        Instrument(
            key: "ideeen",
            name: "Ideeën van inwoners",
            suits: "U wilt dat plannen van inwoners zelf komen.",
            takes: "Elke week een half uur om ideeën te lezen en te beantwoorden.",
            influence: [.advising, .making],
            page: ModerateIdeas.page
        ),
        Instrument(
            key: "ontwerpatelier",
            name: "Samen tekenen",
            suits: "Er is veel open en u wilt het plan samen maken.",
            takes: "Twee of drie avonden, een ontwerper en een begeleider.",
            influence: [.making],
            page: nil
        ),
        Instrument(
            key: "begroting",
            name: "Stemmen over geld",
            suits: "Er is een bedrag waarover inwoners zelf beslissen.",
            takes: "Drie maanden: plannen verzamelen, brieven sturen, stemmen en tellen.",
            influence: [.deciding],
            page: VoteOffice.page
        ),
    ]
}

/// What colleagues learned from using an instrument (les).
struct Lesson: Hashable, Sendable {
    let key: Int
    let instrument: String
    let title: String
    let text: String
    let at: Timestamp

    /// The newest first, older than `last`; of one instrument, or of all with `nil`.
    static func find(
        of instrument: String?,
        before last: Int = .max,
        limit: Int,
        _ tables: any Database
    ) throws -> [Lesson] {
        let condition: SQL
        if let instrument {
            condition = "instrument = \(instrument) AND id < \(last)"
        } else {
            condition = "id < \(last)"
        }
        var lessons: [Lesson] = []
        try tables.each(
            """
            SELECT id, instrument, title, text, at FROM participation_lesson WHERE \(condition)
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            lessons.append(
                Lesson(
                    key: try row.integer(0),
                    instrument: try row.text(1),
                    title: try row.text(2),
                    text: try row.text(3),
                    at: Timestamp(milliseconds: Int64(try row.integer(4)))
                )
            )
        }
        return lessons
    }

    /// Keeps a lesson; the same words as the newest of the instrument are a second press and add nothing.
    static func add(
        _ title: String,
        _ text: String,
        to instrument: Instrument,
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        let last = try find(of: instrument.key, limit: 1, tables).first
        guard last?.title != title || last?.text != text else { return }
        try tables.execute(
            """
            INSERT INTO participation_lesson (instrument, title, text, at)
            VALUES (\(instrument.key), \(title), \(text), \(now))
            """
        )
    }
}
