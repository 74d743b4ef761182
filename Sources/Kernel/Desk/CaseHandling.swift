/// What the people who handle a case change about it, besides its steps and who has it.
public protocol CaseHandling: TermRegister, HandOverRegister {
    /// Keeps a note for colleagues.
    func write(_ note: NoteText, on file: CaseFile) throws

    /// Says that two cases have to do with each other; twice is once.
    func relate(_ file: CaseFile, to other: CaseFile) throws
}
