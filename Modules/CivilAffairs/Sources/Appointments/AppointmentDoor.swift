internal import Kernel

/// Finds the appointment that an address names by the code of its case; after ten wrong codes an address waits.
struct AppointmentDoor: Sendable {
    let products: ProductList
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    init(products: ProductList) { self.products = products }

    /// What lies behind a code.
    struct Found: Sendable {
        let file: CaseFile
        let appointment: Appointment
        let desk: AppointmentDesk

        /// The page of the appointment, with a word about what just happened.
        func page(_ state: String? = nil) -> Address {
            .local("/afspraak/\(file.followCode)", query: state.map { [Request.QueryItem("stand", $0)] } ?? [])
        }

        /// A page below it.
        func address(_ part: String) -> Address { .local("/afspraak/\(file.followCode)/\(part)") }
    }

    /// - Throws: ``Problem``: 404 for a code that is not there or of a case that is no appointment, 429 after ten.
    func open(_ request: Request, _ context: Context) throws -> Found {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let desk = AppointmentDesk(products, context)
        let found = try context.read { session -> Found? in
            guard let code, let file = try session.cases.find(code: code),
                let appointment = try desk.table(session.tables).appointment(ofCase: file.key)
            else { return nil }
            return Found(file: file, appointment: appointment, desk: desk)
        }
        guard let found else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return found
    }
}
