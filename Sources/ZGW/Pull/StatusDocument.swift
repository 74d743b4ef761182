internal import Kernel

/// One status of a case as the standard writes it (Status).
extension PublicView {
    /// - Parameters:
    ///   - entry: The status.
    ///   - file: The case it belongs to.
    ///   - type: The type of that case.
    ///   - isLast: Whether it is the status that the case has now.
    /// - Returns: One JSON object.
    func document(of entry: StatusEntry, in file: CaseFile, _ type: CaseType, isLast: Bool) -> [UInt8] {
        var json = JSONWriter(capacity: 700)
        json.object { json in
            json.field("url", links.url(.statuses, entry.id))
            json.field("uuid", entry.id)
            json.field("zaak", links.url(.cases, file.id))
            json.field("statustype", url(ofStep: entry.stepKey, of: type))
            json.field("datumStatusGezet", entry.at)
            json.field("statustoelichting", (entry.explanation ?? "").shortened(to: 1_000))
            json.field("indicatieLaatstGezetteStatus", isLast)
            json.emptyTexts("gezetdoor")
            json.emptyLists("zaakinformatieobjecten")
        }
        return json.bytes
    }
}
