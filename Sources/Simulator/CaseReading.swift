internal import FoundationEssentials
internal import HTTPClient
internal import Kernel

/// Reads one case from its municipality, address by address.
///
/// Only addresses below the registered base are followed: what an answer names must not lead our token
/// anywhere else.
final class CaseReading {
    private let source: CaseSourceRegistration
    private let client: HTTPClient
    private let ports: SimulatorPorts
    /// Names of case types and statuses by their address; they hardly change.
    private var names: [String: String] = [:]

    init(_ source: CaseSourceRegistration, _ client: HTTPClient, _ ports: SimulatorPorts) {
        self.source = source
        self.client = client
        self.ports = ports
    }

    /// What came of a pull.
    enum Outcome {
        case fresh(PulledCase)
        /// The version that is known already is still the one.
        case unchanged
        /// The municipality has no such case, or not for us.
        case absent
    }

    /// Pulls the case that an event names.
    ///
    /// - Throws: ``CaseReading/Fault`` or a `TransportFailure`.
    func pull(_ id: UniqueID, dataref: String, known: PulledCase?) throws -> Outcome {
        let reply = try get(source.base + dataref, tag: known?.tag)
        if reply.status == 304, known != nil { return .unchanged }
        if [403, 404, 410].contains(reply.status) { return .absent }
        let zaak: CaseAnswers.Zaak = try read(reply)
        let query = "?zaak=\(Self.escaped(zaak.url))"
        let statuses: [CaseAnswers.Status] = try list(source.base + "/zaken/api/v1/statussen" + query)
        let roles: [CaseAnswers.Rol] = try list(source.base + "/zaken/api/v1/rollen" + query)
        let number = roles.first { $0.betrokkeneType == "natuurlijk_persoon" }?.betrokkeneIdentificatie?.inpBsn
        return .fresh(
            PulledCase(
                id: id,
                source: source.name,
                number: zaak.identificatie,
                title: zaak.omschrijving ?? "",
                typeName: try typeName(zaak.zaaktype),
                statuses: try statuses.sorted { $0.datumStatusGezet < $1.datumStatusGezet }.map { status in
                    PulledCase.Status(
                        url: status.url,
                        name: try statusName(status.statustype, of: zaak.zaaktype),
                        at: status.datumStatusGezet,
                        explanation: status.statustoelichting ?? ""
                    )
                },
                currentStatus: zaak.status,
                endedOn: zaak.einddatum,
                resident: number.flatMap { try? CitizenServiceNumber($0) },
                tag: reply.header("etag")
            )
        )
    }

    /// Why a case could not be read, without its content.
    enum Fault: Error, Hashable {
        case status(Int)
        case unreadable
        /// An address outside the registered base.
        case foreignAddress
        case tooManyPages
    }

    private func typeName(_ url: String) throws -> String {
        if let name = names[url] { return name }
        let type: CaseAnswers.Zaaktype = try read(try get(url))
        names[url] = type.omschrijving
        return type.omschrijving
    }

    private func statusName(_ url: String, of type: String) throws -> String {
        if let name = names[url] { return name }
        let parts = type.split(separator: "/zaaktypen/")
        guard parts.count == 2 else { throw Fault.unreadable }
        let types: [CaseAnswers.Statustype] = try list(
            "\(parts[0])/statustypen?zaaktype=\(Self.escaped(type))"
        )
        for type in types { names[type.url] = type.omschrijving }
        return names[url] ?? ""
    }

    // MARK: HTTP

    private func list<Element: Decodable>(_ url: String) throws -> [Element] {
        var all: [Element] = []
        var next: String? = url
        for _ in 0..<20 {
            guard let url = next else { return all }
            let page: CaseAnswers.List<Element> = try read(try get(url))
            all += page.results
            next = page.next
        }
        throw Fault.tooManyPages
    }

    private func get(_ url: String, tag: String? = nil) throws -> Reply {
        guard url.hasPrefix(source.base + "/") else { throw Fault.foreignAddress }
        var headers = [
            HeaderField("Authorization", "Bearer \(token())"),
            HeaderField("Accept", "application/json"),
            HeaderField("Accept-Crs", "EPSG:4326"),
        ]
        if let tag { headers.append(HeaderField("If-None-Match", tag)) }
        let limits = TransferLimits(replyBytes: 4 * 1024 * 1024)
        return try client.sendAndWait(try OutgoingRequest(.get, url, headers: headers, limits: limits))
    }

    private func read<Value: Decodable>(_ reply: Reply) throws -> Value {
        guard reply.status == 200 else { throw Fault.status(reply.status) }
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(reply.body)) else { throw Fault.unreadable }
        return value
    }

    /// A token for one request, as the case interfaces ask (JWT with HS256).
    private func token() -> String {
        var claims = JSONWriter(capacity: 160)
        claims.object { json in
            json.field("iss", source.clientID)
            json.field("iat", ports.clock.now().milliseconds / 1_000)
            json.field("client_id", source.clientID)
            json.field("user_id", "mijnoverheid")
            json.field("user_representation", "MijnOverheid")
        }
        let head = Self.base64URL(Array(#"{"typ":"JWT","alg":"HS256"}"#.utf8))
        let signed = "\(head).\(Self.base64URL(claims.bytes))"
        return "\(signed).\(Self.base64URL(ports.sign(source.clientID, Array(signed.utf8))))"
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString()
        return String(
            text.compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            }
        )
    }

    /// The text as a value in a query.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.unicodeScalars.append(UnicodeScalar(byte))
            default: escaped += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
