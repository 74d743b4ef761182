internal import Kernel

/// What every action on appointments needs to know: the products, the municipality and the moment.
struct AppointmentDesk: Sendable {
    let products: ProductList
    let municipality: Municipality
    let caseTypes: CaseTypeCatalogue
    let now: Timestamp

    init(_ products: ProductList, _ context: Context) {
        self.products = products
        municipality = context.municipality
        caseTypes = context.caseTypes
        now = context.now
    }

    func table(_ tables: any Database) -> AppointmentTable { AppointmentTable(tables, products, in: municipality) }

    /// The case type of appointments as it is today.
    ///
    /// - Throws: ``Problem/appointmentsNotReady`` when the municipality has none.
    func appointmentType() throws -> CaseType {
        guard let type = caseTypes.current(AppointmentCase.typeKey, on: now.day) else {
            throw Problem.appointmentsNotReady
        }
        return type
    }

    /// The case type that a product becomes at the desk, with this municipality's prices and texts.
    func type(of product: Product) -> CaseType? { product.caseType.flatMap { caseTypes.current($0, on: now.day) } }

    func bring(_ chosen: ChosenProduct) -> [String] { chosen.bring(type(of: chosen.product)) }

    func prices(_ chosen: ChosenProduct) -> [CaseType.Price] { chosen.prices(type(of: chosen.product)) }

    /// The code with which the resident finds the appointment: that of its case.
    func followCode(of appointment: Appointment, _ tables: any Database) throws -> FollowCode {
        let code = try tables.first("SELECT follow_code FROM public_case WHERE id = \(appointment.caseKey)") {
            try $0.text(0)
        }
        guard let code else { throw StoreError.damaged }
        return try FollowCode(code)
    }

    /// Writes the resident about the appointment; the message stands with the case, and leaves for its addresses.
    ///
    /// An address that is left with it now is kept, and gets this one message.
    func tell(
        _ news: AppointmentNews,
        _ chosen: ChosenProduct,
        _ slot: TimeSlot,
        about file: CaseFile,
        newAddress: MailAddress? = nil,
        _ session: any WriteSession
    ) throws {
        guard let text = news.text(chosen, slot, bring: bring(chosen), number: file.number) else {
            if let newAddress { try session.addresses.keep(newAddress, for: file) }
            return
        }
        if let newAddress {
            _ = try session.addresses.keep(newAddress, for: file, writing: text)
        } else {
            _ = try session.messages.send(text, about: file)
        }
    }

    /// Ends the case of an appointment and remembers how.
    func end(_ appointment: Appointment, _ end: AppointmentCase.End, _ session: any WriteSession) throws {
        let file = try file(of: appointment, session)
        guard let type = caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let step = type.step(end.step)?.step
        else { throw Problem.appointmentsNotReady }
        try AppointmentTable.set(end.state, of: appointment, in: session.tables)
        guard !file.isClosed else { return }
        _ = try session.cases.move(
            file,
            of: type,
            with: StatusChange(to: step, at: now, resultKey: end.result)
        )
    }

    func file(of appointment: Appointment, _ session: any WriteSession) throws -> CaseFile {
        let code = try followCode(of: appointment, session.tables)
        guard let file = try session.cases.find(code: code) else { throw Problem.notFound }
        return file
    }
}

extension Problem {
    static let appointmentsNotReady = Problem(
        503,
        "case-type-missing",
        "Een afspraak maken kan hier nog niet. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
