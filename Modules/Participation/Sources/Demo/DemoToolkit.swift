internal import Kernel

/// An invented lesson and an invented colleague in the pool, for the demonstration.
enum DemoToolkit {
    static func add(in context: Context) throws {
        try context.writeAndWait { session in
            guard try FacilitatorTable(session.tables).all().isEmpty, let first = Instrument.all.first else { return }
            _ = try FacilitatorTable.add("Begeleider Noord", "Praten met jongeren", in: session.tables)
            try Lesson.add(
                "Het plein",
                "Nieuws op vrijdag las bijna niemand. Op dinsdag wel.",
                to: first,
                at: context.now.adding(seconds: -20 * 86_400),
                in: session.tables
            )
        }
    }
}
