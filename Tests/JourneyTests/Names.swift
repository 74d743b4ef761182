import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// Everything by which the things of one municipality can be named from outside.
struct Names: Sendable {
    var slug: String
    var caseNumber: String
    var caseID: String
    var followCode: String
    /// The follow code of a case that a resident opened with a report.
    var reportCode: String
    var reportID: String
    /// The number of that case, which Open311 names it by.
    var reportNumber: String
    /// Reports that are being handled, and a neighbour who wants to hear of them.
    var handled: HandledReports
    /// The follow code of a case that a resident asked for.
    var applicationCode: String
    var applicationID: String
    /// The follow code of the case of an appointment that a resident made.
    var appointmentCode: String
    var appointmentID: String
    /// The follow code of a move that somebody reported.
    var moveCode: String
    /// The follow code with which the main occupant of the new address answers.
    var consentCode: String
    /// That case as its handlers know it.
    var asked: AskedCase
    var sent: SentFileCase
    var help: MadeHelp
    var votes: MadeVotes
    /// A look in an emergency, of the account that asks and into a case that it leads.
    var look: String
    /// The number of a case whose household has a plan.
    var plan: String
    var reference: String
    var updateID: String
    /// The key of a message that MijnOverheid refused.
    var deliveryKey: String
    /// The key of a mail that a mail server refused.
    var mailKey: String
    /// The ids of what MijnOverheid pulls, by the last word of the address, such as `statussen`.
    var pulled: [String: String]
    /// The whole address of the case in the national interface.
    var caseURL: String
    /// The whole address of its type.
    var caseTypeURL: String {
        caseURL.replacing(/zaken\/api\/v1\/zaken\/.*/, with: "catalogi/api/v1/zaaktypen/\(pulled["zaaktypen"] ?? "")")
    }

    /// Well-formed names of nothing.
    static let nothing = Names(
        slug: "nergenshuizen",
        caseNumber: "Z-2026-009999",
        caseID: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001).description,
        followCode: FollowCode(from: Counting(1)).description,
        reportCode: FollowCode(from: Counting(2)).description,
        reportID: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0002).description,
        reportNumber: "Z-2026-009998",
        handled: .nothing,
        applicationCode: FollowCode(from: Counting(3)).description,
        applicationID: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0004).description,
        appointmentCode: FollowCode(from: Counting(5)).description,
        appointmentID: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0006).description,
        moveCode: FollowCode(from: Counting(6)).description,
        consentCode: FollowCode(from: Counting(7)).description,
        asked: .nothing,
        sent: .nothing,
        help: .nothing,
        votes: .nothing,
        look: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0010).description,
        plan: "Z-2026-009996",
        reference: "bestaat-niet",
        updateID: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0003).description,
        deliveryKey: "4242424",
        mailKey: "4242425",
        pulled: Dictionary(
            PulledIDs.kinds.map { ($0, UniqueID(high: 0x0199_0000_0000_8000, low: 0x8000_0000_0000_0009).description) }
        ) { first, _ in first },
        caseURL: "http://127.0.0.1:8080/nergens/zaken/api/v1/zaken/01990000-0000-7000-8000-000000000001"
    )
}

/// One municipality of a running platform, with something in it that others may not see.
struct Party: Sendable {
    let names: Names
    let account: StaffMember
    let integrator: Integrator
    let host: String

    /// Fills a municipality.
    ///
    /// - Parameters:
    ///   - slug: The municipality.
    ///   - casesBefore: Cases that come first, so that its numbers differ from those of others.
    ///   - running: The platform.
    /// - Throws: ``Missing`` when it refuses what the test sends.
    init(_ slug: String, casesBefore: Int, at running: RunningPlatform) throws {
        let municipality = try running.municipality(slug)
        let platform = running.platform
        integrator = try Integrator("zaaksysteem-\(slug)", of: slug, at: platform)
        let pushed = try Self.push(integrator, casesBefore: casesBefore, at: running)
        let report = try Self.report(slug, at: running)
        let application = try Self.application(slug, at: running)
        let appointment = try MadeAppointment(in: municipality, at: running)
        account = try Self.account(municipality, at: platform)
        guard let open = platform.directory.open(slug: slug) else { throw Missing(what: slug) }
        let context = open.entry.context(caller: .anonymous, now: running.clock.now(), module: nil)
        let move = try ReportedMove(in: slug, context, at: running)
        let file = try context.read { try $0.cases.find(number: try CaseNumber(pushed.number)) }
        guard let file else { throw Missing(what: pushed.number) }
        let closed = try Self.close(integrator, at: running)
        guard let closedFile = try context.read({ try $0.cases.find(number: closed) }) else {
            throw Missing(what: "a closed case")
        }
        let pulled = try PulledIDs(of: file.id, closed: closedFile.id, integrator, at: running)
        let refused = try Self.refuseDeliveries(open.records.deliveries, at: running.clock.now())
        let mails = try Self.refuseMail(about: file, of: open, at: running.clock.now())
        names = Names(
            slug: slug,
            caseNumber: pushed.number,
            caseID: file.id.description,
            followCode: file.followCode.description,
            reportCode: report.code,
            reportID: report.id,
            reportNumber: report.number,
            handled: try HandledReports(in: municipality, by: account, at: running),
            applicationCode: application.code,
            applicationID: application.id,
            appointmentCode: appointment.code,
            appointmentID: appointment.id,
            moveCode: move.code,
            consentCode: move.consentCode,
            asked: try AskedCase(application.code, context),
            sent: try SentFileCase(in: open, at: running.clock.now()),
            help: try MadeHelp(in: open, at: running.clock.now()),
            votes: try MadeVotes(in: open, at: running.clock.now()),
            look: try EmergencyCase(in: open, by: account, at: running.clock.now()).look,
            plan: try MadePlan(in: open, at: running.clock.now()).number,
            reference: pushed.reference,
            updateID: pushed.id,
            deliveryKey: refused.last { $0.caseKey == file.key }.map { String($0.key) } ?? "none",
            mailKey: mails.last.map { String($0.key) } ?? "none",
            pulled: pulled.ids,
            caseURL: pulled.caseURL
        )
        host = municipality.hosts.first ?? "localhost"
    }

    /// The last page of an application, filled in.
    static let application = [
        ("stap", "3"), ("plek", "Achter in de tuin"), ("reden", "ziek"), ("nieuwe-boom", "nee"), ("naam", "Jan Test"),
        ("postcode", "6921 ES"), ("huisnummer", "1"),
    ]

    private static func push(
        _ integrator: Integrator,
        casesBefore: Int,
        at running: RunningPlatform
    ) throws -> (number: String, reference: String, id: String) {
        let now = running.clock.now()
        let references = (0...casesBefore).map { "\(integrator.slug)-\($0)" }
        let pushes = references.map { reference in
            Push(id: running.platform.ids.next(), reference: reference, at: now, resident: "999990019")
        }
        let answer = try running.client().post(
            integrator.updates,
            json: Push.body(pushes),
            headers: ["Authorization": "Bearer \(integrator.token)"]
        )
        let results = try JSONTree(parsing: answer.body)["results"]?.list ?? []
        guard let number = results.last?["case"]?["number"]?.text, let last = pushes.last else {
            throw Missing(what: "an accepted push (\(answer.text))")
        }
        return (number, last.reference, last.id.description)
    }

    /// Pushes one more case that is closed with a result, for what only such a case has.
    private static func close(_ integrator: Integrator, at running: RunningPlatform) throws -> CaseNumber {
        var push = Push(
            id: running.platform.ids.next(),
            reference: "\(integrator.slug)-closed",
            status: "afgehandeld",
            at: running.clock.now(),
            resident: "999990019"
        )
        push.result = "opgelost"
        let answer = try running.client().post(
            integrator.updates,
            json: Push.body([push]),
            headers: ["Authorization": "Bearer \(integrator.token)"]
        )
        guard let number = try JSONTree(parsing: answer.body)["results"]?.list?.first?["case"]?["number"]?.text else {
            throw Missing(what: "an accepted push (\(answer.text))")
        }
        return try CaseNumber(number)
    }

    private static func report(
        _ slug: String,
        at running: RunningPlatform
    ) throws -> (code: String, id: String, number: String) {
        let id = running.platform.ids.next().description
        let answer = try running.client().post("/\(slug)/api/reports/v1/reports", json: RequestSample.report(id: id))
        let json = try JSONTree(parsing: answer.body)
        guard let code = json["followCode"]?.text, let number = json["number"]?.text else {
            throw Missing(what: "a report (\(answer.text))")
        }
        return (code, id, number)
    }

    private static func application(_ slug: String, at running: RunningPlatform) throws -> (code: String, id: String) {
        let id = running.platform.ids.next().description
        let fields = [("formulier", id)] + Self.application
        let answer = try running.client().post("/\(slug)/aanvragen/kapvergunning", form: fields)
        guard let code = answer.headers["location"]?.split(separator: "/").last else {
            throw Missing(what: "an application (\(answer.text))")
        }
        return (String(code), id)
    }

    /// Leaves an address with a case and has the mail to it refused.
    private static func refuseMail(
        about file: CaseFile,
        of tenant: OpenTenant,
        at now: Timestamp
    ) throws -> [Delivery] {
        let address = try MailAddress("iemand@voorbeeld.example")
        let text = try MessageText(subject: "Uw zaak", about: "Uw zaak.", news: "Klaar.", expectation: "Niets.")
        try tenant.entry.context(caller: .anonymous, now: now, module: nil).writeAndWait { session in
            try session.addresses.keep(address, for: file)
            _ = try session.messages.send(text, about: file)
        }
        return try refuseDeliveries(tenant.records.deliveries(by: .mail), at: now)
    }

    /// Lets every message be refused, so that operators have something to look at.
    private static func refuseDeliveries(_ queue: DeliveryRecords, at now: Timestamp) throws -> [Delivery] {
        let claimed = Promise<Result<ClaimedDeliveries, any Error>>()
        let ends = now.adding(seconds: 60)
        queue.take(DeliveryTurn(settlements: [], claim: 100, now: now, leaseEndsAt: ends)) { claimed.fulfil($0) }
        let deliveries = try claimed.wait().get().deliveries
        let attempt = DeliveryAttempt(at: now, fault: .messageRefused, httpStatus: 400, detail: "")
        let settlements = deliveries.map { Settlement($0, .refused(attempt)) }
        let settled = Promise<Result<ClaimedDeliveries, any Error>>()
        queue.take(DeliveryTurn(settlements: settlements, claim: 0, now: now, leaseEndsAt: ends)) {
            settled.fulfil($0)
        }
        _ = try settled.wait().get()
        return deliveries
    }
}
