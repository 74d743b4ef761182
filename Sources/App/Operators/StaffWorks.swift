internal import Kernel
internal import Records
internal import Vault

/// The work behind the commands about operators' accounts.
struct StaffWorks: Sendable {
    let platform: Platform

    /// By the name of the command.
    var all: [String: ControlDesk.Work] { ["staff add": add, "staff list": list] }

    private func add(_ call: ControlCall) throws -> String {
        let name = try call.required("name")
        guard (1...64).contains(name.count), name.allSatisfy({ !$0.isWhitespace && !$0.isNewline }) else {
            throw Refusal("De naam van een beheerder heeft 1 tot en met 64 tekens, zonder spaties.")
        }
        let organisation = try organisation(try call.required("organisation"))
        guard let hash = PasswordHash(text: try call.required("hash")) else {
            throw Refusal("Het wachtwoord kwam niet goed over. Is het programma even nieuw als de server?")
        }
        do {
            try platform.operators.add(
                name: name,
                organisation: organisation.id,
                passwordHash: hash.text,
                at: platform.clock.now()
            )
        } catch StoreError.duplicate {
            throw Refusal("Er is al een beheerder die \(name) heet. Kies een andere naam.")
        }
        return "\(name) kan inloggen op \(platform.configuration.platform.publicBase)/beheer voor \(organisation.name)."
    }

    private func list(_ call: ControlCall) throws -> String {
        let accounts = try platform.operators.all()
        if call.wantsJSON {
            var json = JSONWriter()
            json.array { json in
                for account in accounts {
                    json.object { json in
                        json.field("name", account.name)
                        json.field("organisation", account.organisation)
                    }
                }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
        if accounts.isEmpty { return "Er zijn nog geen beheerders. `dichtbij staff add` maakt er een." }
        return HelpText.table(accounts.map { ($0.name, $0.organisation) })
    }

    private func organisation(_ id: String) throws(Refusal) -> PlatformConfiguration.Organisation {
        let known = platform.configuration.platform.organisations
        if let found = known.first(where: { $0.id == id }) { return found }
        let ids = known.map(\.id)
        guard let nearest = NearestWord.to(id, among: ids) else {
            throw Refusal(
                "De organisatie \"\(id)\" staat niet in platform.json. Kies uit: \(ids.joined(separator: ", "))."
            )
        }
        throw Refusal("De organisatie \"\(id)\" staat niet in platform.json. Bedoelt u \"\(nearest)\"?")
    }
}
