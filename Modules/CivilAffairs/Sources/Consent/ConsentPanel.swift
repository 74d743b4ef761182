internal import Kernel

/// What stands about the question to the main occupant, on the page of its own case and of the move.
enum ConsentPanel {
    /// The main occupant goes from the follow page, where the link of the mail leads, to the question.
    static let panel = CasePanel(of: [Consent.typeKey]) { file, reader, tables, context in
        guard let consent = try ConsentTable.consent(ofCase: file.key, in: tables) else { return [] }
        let words = Block.paragraph(Prose(consent.words))
        guard reader != .staff else { return [.section("Het antwoord", [words])] }
        guard consent.isOpen(on: context.today) else { return [] }
        let link = Link("Bekijk wie het is, en zeg ja of nee", ConsentPages.address(file.followCode))
        return [
            .section(
                "Uw antwoord",
                [.paragraph(Prose("U kunt antwoorden tot en met \(consent.lastOn.inDutch).")), .action(link)]
            )
        ]
    }

    /// On the page of a move: where it stands.
    ///
    /// - Parameters:
    ///   - file: The case of the move.
    ///   - showsCode: Only to the mover: behind the code stand the name and the new address.
    ///   - tables: Of the module.
    ///   - day: Today.
    /// - Returns: Nothing when nobody was asked.
    /// - Throws: ``StoreError``.
    static func blocks(
        ofMove file: CaseFile,
        showsCode: Bool,
        in tables: any Database,
        on day: Day
    ) throws -> [Block] {
        guard let consent = try ConsentTable.consent(ofMove: file.key, in: tables), !file.isClosed else { return [] }
        let words = Block.paragraph(Prose(consent.words))
        guard showsCode, consent.isOpen(on: day) else { return [.section("De hoofdbewoner", [words])] }
        let code = try ConsentTable.followCode(ofCase: consent.caseKey, in: tables)
        return [
            .section(
                "Vraag de hoofdbewoner om ja te zeggen",
                [
                    .paragraph("Geef deze code aan wie er al woont. Gaf u een e-mailadres? Dan stuurden wij hem al."),
                    .code(label: "Code voor de hoofdbewoner", code.description),
                    .links([Link("Hier vult de hoofdbewoner de code in", ConsentPages.link.address)]), words,
                ]
            )
        ]
    }
}
