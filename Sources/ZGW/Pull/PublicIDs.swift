internal import Kernel

/// Gives case types and their parts ids that are the same on every server and after every restart.
///
/// They follow from what identifies the part (UUID version 8, RFC 9562 §5.8), so nothing has to be stored;
/// a new version of a case type is a new zaaktype, as the standard has it.
struct PublicIDs: Sendable {
    let digest: any Digest
    /// The code of the municipality, so that two of them never share an id.
    let municipality: String

    var catalogue: UniqueID { id(["catalogus"]) }

    func caseType(_ type: CaseType) -> UniqueID { id(["zaaktype", type.key, type.startsOn.iso]) }

    func statusType(_ step: String, of type: CaseType) -> UniqueID {
        id(["statustype", type.key, type.startsOn.iso, step])
    }

    func resultType(_ result: String, of type: CaseType) -> UniqueID {
        id(["resultaattype", type.key, type.startsOn.iso, result])
    }

    /// The type of the one role that a case has: who asked for it.
    func initiatorType(of type: CaseType) -> UniqueID { id(["roltype", type.key, type.startsOn.iso]) }

    private func id(_ parts: [String]) -> UniqueID {
        let name = ([municipality] + parts).joined(separator: "\u{0}")
        let hash = digest.sha256(Array(name.utf8))
        let high = hash[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = hash[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return UniqueID(
            high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
            low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        )
    }

    /// The id of the initiator's role in a case, and from that id the case's again.
    ///
    /// A case has one such role, so its id is the case's with every bit of the random part turned; version
    /// and variant stay, which keeps it a valid UUID.
    static func initiator(_ id: UniqueID) -> UniqueID {
        UniqueID(high: id.high, low: id.low ^ 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// The id of the result of a case, and from that id the case's again; every second bit is turned.
    static func result(_ id: UniqueID) -> UniqueID {
        UniqueID(high: id.high, low: id.low ^ 0x1555_5555_5555_5555)
    }
}
