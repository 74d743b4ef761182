/// Says who a resident is (port): a national way to log in, or in a demonstration a list to choose from.
///
/// The platform guards the forms and the session; a login only proves who someone is. It never puts a
/// citizen service number in an address, a log or an error.
public protocol ResidentLogin: Sendable {
    /// What someone sees who wants to log in; its form goes to ``LoginAttempt/address`` and is guarded by
    /// ``LoginAttempt/token``.
    func start(_ attempt: LoginAttempt) -> Page

    /// Who sent that form; `nil` when it proves nobody.
    ///
    /// It runs on a bounded worker pool, so it may ask another system.
    func finish(_ answers: FormAnswers, of attempt: LoginAttempt) throws -> CitizenServiceNumber?
}

/// One time that someone wants to log in as a resident.
public struct LoginAttempt: Hashable, Sendable {
    public let municipality: Municipality
    /// Where the form goes.
    public let address: Address
    /// What shows that the form came from our own page.
    public let token: String
    /// The page that asked for the login; `nil` for none.
    public let next: String?
    /// Whether an earlier try of this visit proved nobody.
    public let isRepeated: Bool

    public init(municipality: Municipality, address: Address, token: String, next: String?, isRepeated: Bool = false) {
        self.municipality = municipality
        self.address = address
        self.token = token
        self.next = next
        self.isRepeated = isRepeated
    }

    /// A form of this attempt: `fields` and a button, with what the platform needs to recognise it.
    public func form(_ fields: [FormField], submit: String) -> Form {
        let hidden = next.map { [Form.HiddenValue("naar", $0)] } ?? []
        return Form(to: address, fields: fields, hidden: hidden, submit: submit).guarded(by: token)
    }
}
