internal import Kernel
internal import Records
internal import Vault

/// The work behind the commands about integrator clients.
struct ClientWorks: Sendable {
    let platform: Platform

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        ["client add": add, "client list": list, "client revoke": revoke]
    }

    private func add(_ call: ControlCall) throws -> String {
        let new = try NewClient(call, in: platform)
        let secret = NewClient.secret(SystemRandomness())
        do {
            _ = try platform.clients.add(new.application(secret: secret), at: platform.clock.now())
        } catch StoreError.duplicate {
            throw Refusal(
                "De naam \(new.name) is al gebruikt. Ook de naam van een ingetrokken koppeling komt niet terug."
            )
        }
        return call.wantsJSON ? Self.json(of: new, secret) : ClientWelcome(platform, new, secret).text
    }

    private func list(_ call: ControlCall) throws -> String {
        let registrations = try platform.clients.all()
        let slugs = Dictionary(
            platform.directory.all.map { ($0.municipality.code, $0.municipality.slug) },
            uniquingKeysWith: { first, _ in first }
        )
        if call.wantsJSON { return Self.json(of: registrations, slugs) }
        if registrations.isEmpty { return "Er zijn nog geen koppelingen. `dichtbij client add` maakt er een." }
        return HelpText.table(
            registrations.map { registration in
                let state = registration.revokedAt.map { "ingetrokken op \($0.day.iso)" } ?? "telt"
                let caseTypes = registration.client.caseTypes?.sorted().joined(separator: ", ") ?? "alle zaaktypen"
                let scopes = registration.client.scopes.map(\.rawValue).sorted().joined(separator: ", ")
                let slug = slugs[registration.municipality] ?? registration.municipality
                return (registration.client.name, "\(slug); \(scopes); \(caseTypes); \(state)")
            }
        )
    }

    private func revoke(_ call: ControlCall) throws -> String {
        let name = try call.required("name")
        if try platform.clients.revoke(name, at: platform.clock.now()) {
            return "De koppeling \(name) is ingetrokken. Haar tokens werken niet meer."
        }
        let registrations = try platform.clients.all()
        if registrations.contains(where: { $0.client.name == name }) {
            throw Refusal("De koppeling \(name) was al ingetrokken.")
        }
        let nearest = NearestWord.to(name, among: registrations.map(\.client.name))
        throw Refusal("De koppeling \"\(name)\" is er niet." + (nearest.map { " Bedoelt u \"\($0)\"?" } ?? ""))
    }

    private static func json(of new: NewClient, _ secret: String) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("clientId", new.name)
            json.field("secret", secret)
            if new.scopes.contains(.reportsWrite) { json.field("apiKey", NewClient.apiKey(new.name, secret)) }
            json.field("municipality", new.municipality.slug)
            json.field("scopes", new.scopes.map(\.rawValue).sorted())
            if let caseTypes = new.caseTypes { json.field("caseTypes", caseTypes.sorted()) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func json(of registrations: [ClientRecords.Registration], _ slugs: [String: String]) -> String {
        var json = JSONWriter()
        json.array { json in
            for registration in registrations {
                json.object { json in
                    json.field("clientId", registration.client.name)
                    json.field("municipality", slugs[registration.municipality] ?? registration.municipality)
                    json.field("scopes", registration.client.scopes.map(\.rawValue).sorted())
                    if let caseTypes = registration.client.caseTypes { json.field("caseTypes", caseTypes.sorted()) }
                    json.field("createdAt", registration.createdAt.rfc3339)
                    json.field("revokedAt", ifPresent: registration.revokedAt?.rfc3339)
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
