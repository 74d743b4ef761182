internal import Kernel

/// A report as an app sends it with Open311, read and checked.
struct GeoReportFields {
    let report: Report
    let photo: Photo?

    /// What the standard allows; the form of residents asks for less.
    static let descriptionLimit = 4_000

    /// - Throws: ``Problem`` 400 with every wrong field; it never repeats a value.
    static func read(_ request: Request, _ categories: CategoryList, _ context: Context) throws -> GeoReportFields {
        try context.checkJurisdiction(request.form?["jurisdiction_id"])
        var reader = Reader(answers: FormAnswers(request))
        let category = reader.category(categories)
        let description = reader.description()
        let place = reader.place()
        let mail = reader.mail()
        let photo = reader.photo(request.form?.files.first)
        guard let category, let description, let place, reader.faults.isEmpty else {
            throw Problem.invalidFields(reader.faults)
        }
        var report = Report(category, description, at: place, channel: .push, on: context.now)
        report.mail = mail
        return GeoReportFields(report: report, photo: photo)
    }

    /// Reads field by field and gathers what is wrong.
    private struct Reader {
        let answers: FormAnswers
        var faults: [InvalidParam] = []

        mutating func category(_ categories: CategoryList) -> Category? {
            let key = answers.text("service_code")
            if key.isEmpty { return refuse("service_code", "required", "Dit veld moet er zijn.") }
            return categories[key]
                ?? refuse("service_code", "unknown", "Kies een service_code uit de lijst van /services.")
        }

        mutating func description() -> String? {
            let text = answers.text("description")
            if text.isEmpty { return refuse("description", "required", "Dit veld moet er zijn en mag niet leeg zijn.") }
            guard text.unicodeScalars.count <= GeoReportFields.descriptionLimit else {
                let rule = "Dit veld mag ten hoogste \(GeoReportFields.descriptionLimit) tekens lang zijn."
                return refuse("description", "too-long", rule)
            }
            return text
        }

        mutating func place() -> Place? {
            let before = faults.count
            let words = answers.text("address_string")
            let point = point()
            let postcode = attribute(.postcode, "Stuur een postcode zoals 6921 AA.") { try? Postcode($0) }
            let number = attribute(.houseNumber, "Stuur een huisnummer zoals 12a.", HouseNumber.init)
            if words.unicodeScalars.count > Place.textLimit {
                let rule = "Dit veld mag ten hoogste \(Place.textLimit) tekens lang zijn."
                return refuse("address_string", "too-long", rule)
            }
            let place = Place(text: words, postcode: postcode, houseNumber: number, point: point)
            guard place == nil, faults.count == before else { return place }
            return answers.has("address_id")
                ? refuse("address_id", "unknown", "Wij kennen dit nummer niet. Stuur lat en long, of address_string.")
                : refuse("lat", "required", "Stuur lat en long, of address_string.")
        }

        private mutating func point() -> Coordinates? {
            let (latitude, longitude) = (answers.text("lat"), answers.text("long"))
            if latitude.isEmpty, longitude.isEmpty { return nil }
            let point = Double(latitude).flatMap { latitude in
                Double(longitude).flatMap { Coordinates(latitude: latitude, longitude: $0) }
            }
            let rule = "Stuur lat en long samen, als getallen binnen Nederland (WGS 84)."
            return point ?? refuse("lat", "out-of-range", rule)
        }

        private mutating func attribute<Value>(
            _ attribute: GeoReportService.Attribute,
            _ rule: String,
            _ make: (String) -> Value?
        ) -> Value? {
            let text = answers.text(attribute.field)
            return text.isEmpty ? nil : make(text) ?? refuse(attribute.field, "malformed", rule)
        }

        mutating func mail() -> MailAddress? {
            let text = answers.text("email")
            if text.isEmpty { return nil }
            return (try? MailAddress(text))
                ?? refuse("email", "malformed", "Stuur een e-mailadres zoals naam@voorbeeld.nl.")
        }

        /// The file that apps send as `media`; an address in `media_url` is not fetched.
        mutating func photo(_ file: FormBody.File?) -> Photo? {
            guard let file else { return nil }
            do throws(PhotoFault) {
                return try Photo(cleaning: file.bytes)
            } catch {
                return refuse("media", "malformed", error.sentence)
            }
        }

        private mutating func refuse<Value>(_ field: String, _ code: String, _ reason: String) -> Value? {
            faults.append(InvalidParam(field, code, reason))
            return nil
        }
    }
}
