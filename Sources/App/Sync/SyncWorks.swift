internal import Kernel
internal import Records

/// The work behind the commands about the sending to MijnOverheid and, with `--mail`, by e-mail.
///
/// While the server runs it goes through the worker that sends; otherwise straight to the queue in the
/// municipality's file, where the next start finds it.
struct SyncWorks: Sendable {
    let platform: Platform
    /// `nil` when nothing is being sent.
    let deliveries: DeliveryCentre?

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        ["sync status": status, "sync pause": pause, "sync resume": resume, "sync replay": replay]
    }

    private func pause(_ call: ControlCall) throws -> String {
        let tenant = try tenant(call)
        try desk(call, tenant).pause(tenant.municipality.slug)
        let again = "dichtbij sync resume\(channel(call) == .mail ? " --mail" : "")"
        return "Het versturen voor \(tenant.municipality.name) staat stil. `\(again)` zet het weer aan."
    }

    private func resume(_ call: ControlCall) throws -> String {
        let tenant = try tenant(call)
        try desk(call, tenant).resume(tenant.municipality.slug)
        return "Het versturen voor \(tenant.municipality.name) gaat weer door."
    }

    private func replay(_ call: ControlCall) throws -> String {
        let tenant = try tenant(call)
        let count = try desk(call, tenant).replay(nil, of: tenant.municipality.slug)
        if count == 0 { return "Er zijn geen geweigerde berichten van \(tenant.municipality.name)." }
        return "Opnieuw op weg voor \(tenant.municipality.name): \(Progress.counted(count, "bericht", "berichten"))."
    }

    private func channel(_ call: ControlCall) -> DeliveryChannel { call["mail"] == nil ? .mijnOverheid : .mail }

    private func desk(_ call: ControlCall, _ tenant: OpenTenant) -> any DeliveryDesk {
        deliveries?.desk(of: channel(call), for: tenant.municipality.slug)
            ?? IdleDesk(directory: platform.directory, channel: channel(call), clock: platform.clock)
    }

    private func tenant(_ call: ControlCall) throws -> OpenTenant {
        try platform.openTenant(try call.required("municipality"))
    }

    private func status(_ call: ControlCall) throws -> String {
        let tenants = try call["municipality"].map { [try platform.openTenant($0)] } ?? platform.directory.open
        let lines = try tenants.map { tenant in
            let slug = tenant.municipality.slug
            let overview = try desk(call, tenant).overview(of: slug)
            return SyncLine(
                municipality: slug,
                channel: channel(call),
                queue: overview.queue,
                heldUntil: overview.heldUntil,
                isServed: deliveries != nil,
                isSending: deliveries?.isSending(on: channel(call), for: slug) ?? false
            )
        }
        if call.wantsJSON {
            var json = JSONWriter()
            json.array { json in
                for line in lines { line.write(to: &json) }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
        return HelpText.table(lines.map { ($0.municipality, $0.sentence) })
    }
}

/// How the sending goes for one municipality, as an operator reads it.
struct SyncLine {
    let municipality: String
    let channel: DeliveryChannel
    let queue: QueueStanding
    /// Until when the endpoint is left alone.
    let heldUntil: Timestamp?
    /// Whether a server runs.
    let isServed: Bool
    /// Whether it sends for this municipality.
    let isSending: Bool

    var sentence: String {
        var text =
            "\(Progress.grouped(queue.waiting)) wachten, \(Progress.grouped(queue.refused)) geweigerd, "
            + "\(Progress.grouped(queue.accepted)) aangenomen"
        if let oldest = queue.oldestAt { text += ", oudste van \(oldest.rfc3339)" }
        if let pause = queue.pause {
            text +=
                "; staat stil sinds \(pause.since.rfc3339): \(DeliverySentence.about(pause.reason, by: channel))"
        } else if let heldUntil {
            text += "; wacht tot \(heldUntil.rfc3339)"
        } else if !isServed {
            text += "; er draait geen server die verstuurt"
        } else if !isSending {
            text += "; e-mail is hier niet ingesteld"
        }
        return text
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("municipality", municipality)
            json.field("waiting", queue.waiting)
            json.field("refused", queue.refused)
            json.field("accepted", queue.accepted)
            json.field("oldestAt", ifPresent: queue.oldestAt?.rfc3339)
            json.field("lastAcceptedAt", ifPresent: queue.lastAcceptedAt?.rfc3339)
            json.field("pause", ifPresent: queue.pause?.reason.word)
            json.field("heldUntil", ifPresent: heldUntil?.rfc3339)
        }
    }
}
