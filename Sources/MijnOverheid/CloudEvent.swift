internal import Kernel

/// The one message of the profile `mijnzaken`: which case changed, and nothing about it.
///
/// A CloudEvent 1.0 by the NL GOV profile. MijnOverheid pulls the case afterwards, so the message holds no
/// personal data. Its bytes follow from the stored event alone: every try sends the same ones.
enum CloudEvent {
    static let contentType = "application/cloudevents+json"

    /// The message for an event of a municipality.
    static func bytes(of delivery: Delivery, from municipality: Municipality) -> [UInt8] {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("specversion", "1.0")
            json.field("type", type(of: delivery.kind))
            json.field("source", source(of: municipality))
            json.field("subject", delivery.caseID)
            json.field("id", delivery.id)
            json.field("time", delivery.at)
            json.field("dataref", "/zaken/api/v1/zaken/\(delivery.caseID)")
            json.field("datacontenttype", "application/json")
            json.field("data", String?.none)
        }
        return json.bytes
    }

    private static func type(of kind: Delivery.Kind) -> String {
        switch kind {
        case .changed: "nl.overheid.zaken.zaak-gemuteerd"
        case .removed: "nl.overheid.zaken.zaak-verwijderd"
        }
    }

    private static func source(of municipality: Municipality) -> String {
        "urn:nld:oin:\(municipality.oin.digits):\(municipality.applicationName)"
    }
}
