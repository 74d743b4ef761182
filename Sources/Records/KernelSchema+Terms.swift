internal import Kernel

extension KernelSchema {
    /// What happened to the legal limit of cases, for the modules that explain it; who did it stays with the kernel.
    static let publishedTerms = Migration(
        "kernel-019-published-terms",
        [
            """
            CREATE VIEW public_case_term AS
            SELECT case_id, kind, started_on, ended_on, reason, id FROM case_term
            """
        ]
    )
}
