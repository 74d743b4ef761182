extension CaseType {
    /// The norm that counts in this municipality: its own in place of the case type's.
    public func norm(in municipality: Municipality) -> ServiceNorm? {
        municipality.norms[key] ?? norm
    }

    /// The days that a case opened on `day` should and must be ready by.
    public func dates(openedOn day: Day, in municipality: Municipality) -> CaseDates {
        CaseDates(
            targetOn: norm(in: municipality)?.due(from: day, in: municipality.workingCalendar).day,
            deadlineOn: statutoryTerm?.end(from: day).day
        )
    }
}
