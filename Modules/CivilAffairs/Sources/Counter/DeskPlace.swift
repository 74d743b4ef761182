internal import Kernel

/// One desk of a location, with its name and whom it helps (balie).
struct DeskPlace: Hashable, Sendable {
    let location: Location
    let kind: DeskKind
    /// From 1, within its kind.
    let number: Int

    /// As an address names it: `balie-2`, `snelbalie-1`.
    var key: String { "\(kind == .quick ? "snelbalie" : "balie")-\(number)" }

    /// As people read it: `Balie 2`.
    var name: String { "\(kind == .quick ? "Snelbalie" : "Balie") \(number)" }

    /// A quick desk helps who comes for a quick product; a flexible one helps everybody.
    var lines: [Ticket.Line] { kind == .quick ? [.quick] : [.appointment, .walkIn, .quick] }

    var address: Address { .local("/werk/balie/\(location.key)/\(key)") }

    /// The desks of a location: quick ones first.
    static func all(of location: Location) -> [DeskPlace] {
        let quick = (0..<location.desks.quick).map { DeskPlace(location: location, kind: .quick, number: $0 + 1) }
        return quick
            + (0..<location.desks.flexible).map { DeskPlace(location: location, kind: .flexible, number: $0 + 1) }
    }
}

extension Context {
    /// The location that an address names.
    ///
    /// - Throws: ``Problem/notFound`` when there is none, or when the reader may not serve at desks of civil affairs.
    func servedLocation(_ request: Request) throws -> Location {
        try checkService()
        guard let location = municipality.locations.first(where: { $0.key == request.parameters["location"] }) else {
            throw Problem.notFound
        }
        return location
    }

    /// - Throws: ``Problem/notFound`` for who may serve at desks of other modules only.
    func checkService() throws {
        guard let type = caseTypes.current(AppointmentCase.typeKey, on: today),
            rights?.may(.serveDesk, with: type) == true
        else { throw Problem.notFound }
    }

    /// A form of the desk, with the token of the session in it.
    func deskForm(
        to address: Address,
        fields: [FormField] = [],
        hidden: [Form.HiddenValue] = [],
        submit: String,
        others: [Form.Button] = []
    ) -> Form {
        Form(to: address, fields: fields, hidden: hidden, submit: submit, others: others)
            .guarded(by: caller.staffSession?.formToken ?? "")
    }
}
