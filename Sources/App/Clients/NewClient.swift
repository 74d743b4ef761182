internal import Kernel
internal import Records
internal import Vault

/// What an operator asked for a new client, checked.
struct NewClient {
    let name: String
    let municipality: Municipality
    let scopes: Set<Scope>
    /// `nil` means every case type.
    let caseTypes: Set<String>?

    /// - Throws: ``Refusal`` that names the word that is wrong, and the one that was probably meant.
    init(_ call: ControlCall, in platform: Platform) throws {
        name = try call.required("name")
        guard Self.isName(name) else {
            throw Refusal(
                "De naam van een koppeling heeft 1 tot en met 64 letters, cijfers, punten en streepjes, zonder spaties."
            )
        }
        municipality = try platform.municipality(try call.required("municipality"))
        let scopes = try Self.words(try call.required("scopes")).map { word in
            guard let scope = Scope(rawValue: word) else {
                throw Refusal(Self.unknown("recht", word, Scope.allCases.map(\.rawValue)))
            }
            return scope
        }
        guard !scopes.isEmpty else { throw Refusal("Noem bij --scopes minstens één recht.") }
        guard !scopes.contains(.reportsWrite) || Set(scopes).count == 1 else {
            throw Refusal(
                "Het recht \(Scope.reportsWrite.rawValue) gaat niet samen met andere: die sleutel gaat in elk bericht mee."
                    + " Maak twee koppelingen."
            )
        }
        self.scopes = Set(scopes)
        let known = Set(platform.modules.caseTypes.map(\.key))
        let caseTypes = try call["case-types"].map(Self.words)?.map { word in
            guard known.contains(word) else { throw Refusal(Self.unknown("zaaktype", word, known.sorted())) }
            return word
        }
        self.caseTypes = caseTypes.map(Set.init)
    }

    /// With a secret, as the records keep it.
    func application(secret: String) -> ClientRecords.Application {
        ClientRecords.Application(
            name: name,
            municipality: municipality.code,
            scopes: scopes,
            caseTypes: caseTypes,
            secret: Array(secret.utf8)
        )
    }

    /// What a client with ``Scope/reportsWrite`` sends as `api_key`.
    static func apiKey(_ name: String, _ secret: String) -> String { "\(name).\(secret)" }

    /// 32 random bytes, as text that survives every form and every shell.
    static func secret(_ randomness: any Randomness) -> String { Base64.encode(randomness.bytes(32), .urlSafe) }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            }
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    private static func unknown(_ kind: String, _ word: String, _ known: [String]) -> String {
        guard let nearest = NearestWord.to(word, among: known) else {
            return "Het \(kind) \"\(word)\" bestaat niet. Kies uit: \(known.joined(separator: ", "))."
        }
        return "Het \(kind) \"\(word)\" bestaat niet. Bedoelt u \"\(nearest)\"?"
    }
}

extension Platform {
    /// The municipality with this slug that is being served, also when its file is closed.
    ///
    /// - Throws: ``Refusal`` that names the one that was probably meant.
    func municipality(_ slug: String) throws(Refusal) -> Municipality {
        if let entry = directory.tenant(slug: slug) { return entry.municipality }
        let known = directory.all.map(\.municipality.slug)
        guard let nearest = NearestWord.to(slug, among: known) else {
            throw Refusal("De gemeente \"\(slug)\" is er niet. `dichtbij municipality list` noemt ze allemaal.")
        }
        throw Refusal("De gemeente \"\(slug)\" is er niet. Bedoelt u \"\(nearest)\"?")
    }

    /// The open file of the municipality with this slug.
    ///
    /// - Throws: ``Refusal`` when there is none, or its file is closed.
    func openTenant(_ slug: String) throws(Refusal) -> OpenTenant {
        let municipality = try municipality(slug)
        guard let tenant = directory.open(slug: slug) else {
            throw Refusal("Het bestand van \(municipality.name) is niet open. `dichtbij doctor` zegt waarom.")
        }
        return tenant
    }
}
