extension CaseType {
    /// The one rule for steps that staff and pages set: only what the table of this type allows.
    ///
    /// - Throws: ``TransitionRefused``.
    public func checkTransition(from current: String, to next: String) throws(TransitionRefused) {
        let allowed = transitions[current] ?? []
        if allowed.contains(next) { return }
        if step(current)?.step.isFinal == true { throw .closed }
        throw .notAllowed(from: current, to: next)
    }
}
