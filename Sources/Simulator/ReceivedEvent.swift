internal import FoundationEssentials
public import Kernel

/// A CloudEvent as it came in, after every rule of the profile was checked.
public struct ReceivedEvent: Hashable, Sendable {
    public let type: EventType
    public let source: String
    /// Unique within its source; a second event with the same one is a duplicate.
    public let id: String
    public let caseID: UniqueID
    public let time: Timestamp
    /// The address of the case below the sender's registered base.
    public let dataref: String

    public enum EventType: String, Hashable, Sendable, CaseIterable {
        case changed = "nl.overheid.zaken.zaak-gemuteerd"
        case opened = "nl.overheid.zaken.zaak-geopend"
        case removed = "nl.overheid.zaken.zaak-verwijderd"
    }

    /// Reads one event in the structured JSON form.
    ///
    /// - Throws: ``Fault``, which names the attribute.
    public init(parsing body: [UInt8]) throws(Fault) {
        guard body.count <= 64 * 1024 else { throw Fault("body", "is larger than 64 KiB") }
        let envelope: Envelope
        do {
            envelope = try JSONDecoder().decode(Envelope.self, from: Data(body))
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault("body", "is no CloudEvent in JSON")
        }
        guard envelope.texts["specversion"] == "1.0" else { throw Fault("specversion", "is not 1.0") }
        guard let type = EventType(rawValue: envelope.texts["type"] ?? "") else { throw Fault("type", "is unknown") }
        guard let source = envelope.texts["source"], ReceivedEvent.isSource(source) else {
            throw Fault("source", "is no urn:nld:oin:{OIN}:{application}")
        }
        guard let id = envelope.texts["id"], (1...100).contains(id.utf8.count) else { throw Fault("id", "is missing") }
        guard let caseID = try? UniqueID(envelope.texts["subject"] ?? "") else { throw Fault("subject", "is no UUID") }
        guard let time = try? Timestamp(rfc3339: envelope.texts["time"] ?? "") else {
            throw Fault("time", "is no moment")
        }
        guard let dataref = envelope.texts["dataref"], dataref == "/zaken/api/v1/zaken/\(caseID)" else {
            throw Fault("dataref", "is not the address of the subject")
        }
        guard envelope.texts["datacontenttype"] == "application/json" else {
            throw Fault("datacontenttype", "is not application/json")
        }
        self.type = type
        self.source = source
        self.id = id
        self.caseID = caseID
        self.time = time
        self.dataref = dataref
    }

    private static func isSource(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "urn", parts[1] == "nld", parts[2] == "oin", !parts[4].isEmpty else {
            return false
        }
        return (try? OrganisationIdentificationNumber(String(parts[3]))) != nil
    }

    /// The attribute that breaks a rule.
    public struct Fault: Error, Hashable, Sendable {
        public let attribute: String
        public let reason: String

        init(_ attribute: String, _ reason: String) {
            self.attribute = attribute
            self.reason = reason
        }
    }
}

/// The attributes of an event before they are judged.
private struct Envelope: Decodable {
    private(set) var texts: [String: String] = [:]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AttributeName.self)
        for key in fields.allKeys {
            if key.stringValue == "data" {
                try Envelope.checkData(fields, key)
                continue
            }
            guard AttributeName.known.contains(key.stringValue) else {
                throw ReceivedEvent.Fault(key.stringValue, "is not part of this profile")
            }
            guard let text = try? fields.decode(String.self, forKey: key) else {
                throw ReceivedEvent.Fault(key.stringValue, "is no text")
            }
            texts[key.stringValue] = text
        }
    }

    /// Nothing, or the wish to warn the resident by mail.
    private static func checkData(_ fields: KeyedDecodingContainer<AttributeName>, _ key: AttributeName) throws {
        if try fields.decodeNil(forKey: key) { return }
        guard let data = try? fields.decode([String: Bool].self, forKey: key), Set(data.keys) == ["externAttenderen"]
        else { throw ReceivedEvent.Fault("data", "is neither null nor {externAttenderen}") }
    }

    private struct AttributeName: CodingKey {
        static let known: Set = [
            "specversion", "type", "source", "subject", "id", "time", "dataref", "datacontenttype",
        ]
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
