internal import HTTPClient
internal import Kernel
internal import Sending

/// The way of one municipality's messages to the relay.
///
/// Not Sendable: only the worker's thread touches it.
final class MailCarrier: Carrier {
    private let desk: MailDesk
    private let messages: any AddressedMessages
    private let ports: MailPorts
    private var login: MailLogin?
    private var loginReadAt: Timestamp?

    init(_ place: MailPlace, ports: MailPorts) {
        desk = place.desk
        messages = place.messages
        self.ports = ports
    }

    let access = 0

    func readiness(at now: Timestamp) -> Readiness { login == nil ? .missing : .ready }

    func getReady(at now: Timestamp, done: @escaping @Sendable () -> Void) -> [CarrierOrder] { [] }

    func heard(at now: Timestamp) -> [CarrierOrder] { [] }

    func forgetAccess(number: Int) -> Bool { false }

    func startOver() { loginReadAt = nil }

    /// Reads name and password again now and then; others end a pause that the old ones caused.
    func look(at now: Timestamp, pause: DeliveryPause?) -> [CarrierOrder] {
        if let loginReadAt, (0..<60_000).contains(loginReadAt.milliseconds(until: now)) { return [] }
        loginReadAt = now
        let found: MailLogin
        do throws(CredentialFault) {
            found = try ports.login()
        } catch {
            return login == nil ? [.pause(.credentialsMissing)] : []
        }
        let isRenewal = login != found
        login = found
        let isRepaired = pause?.reason == .fault(.credentialsMissing) || pause?.reason == .fault(.unauthorised)
        return isRenewal && isRepaired ? [.resume] : []
    }

    func send(_ delivery: Delivery, done: @escaping @Sendable (Verdict) -> Void) throws(DeliveryFault) {
        guard let login else { throw .credentialsMissing }
        let letter: Letter?
        do {
            letter = try self.letter(for: delivery)
        } catch {
            // The file is busy or the key is not there: later, without any harm to the relay.
            return done(.failed(Verdict.Failure(.deferred, status: nil)))
        }
        guard let letter else { return done(.failed(Verdict.Failure(.noRecipient, status: nil))) }
        ports.post.send(letter, login, done: done)
    }

    /// `nil` when there is nobody to send it to any more.
    private func letter(for delivery: Delivery) throws -> Letter? {
        if let message = try messages.message(of: delivery) { return Letter(message, of: delivery, from: desk) }
        return try messages.emergencyNotice(of: delivery).map { Letter(ofEmergencyTo: $0, of: delivery, from: desk) }
    }
}
