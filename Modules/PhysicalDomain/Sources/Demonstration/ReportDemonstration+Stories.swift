internal import Kernel

/// What happened to some of the invented reports.
extension ReportDemonstration {
    /// A neighbour who said yes, and gets a message within the hour.
    func watch(_ place: DemonstrationPlace, _ context: Context, _ session: any WriteSession) throws {
        let mail = try MailAddress("buur@voorbeeld.example")
        try StartWatch(place: .quarter(place.postcode.area), mail: mail, mark: session.newID()).apply(context, session)
        let found = try session.tables.first(
            "SELECT follow_code FROM public_case WHERE type_key = \(Watch.caseTypeKey) ORDER BY id DESC"
        ) { try FollowCode(try $0.text(0)) }
        guard let found, let file = try session.cases.find(code: found),
            let watch = try WatchTable(session.tables).watch(file)
        else { return }
        try StartWatch.confirm(watch, file, context, session)
    }

    /// A question to who made the report, which waits for an answer.
    func ask(_ question: String, about file: CaseFile, _ context: Context, _ session: any WriteSession) throws {
        try AskReporter().send(question, file, context.now, session)
    }

    /// A question to the first partner of the municipality.
    func ask(_ file: CaseFile, _ context: Context, _ session: any WriteSession) throws {
        guard let partner = context.municipality.partners.first else { return }
        try AskPartner().send("Wilt u het plastic weghalen?", to: partner, about: file, context, session)
    }

    /// A photo of the lamp that gives light again.
    func showResult(of file: CaseFile, _ context: Context, _ session: any WriteSession) throws {
        let photo = try Photo(cleaning: PackageResources.lamp_png)
        let hash = try context.files.keep(photo.bytes)
        try ResultPhotoTable.add(photo, hash: hash, of: file, at: context.now, session)
        guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let last = type.steps.last(where: \.isFinal)
        else { return }
        let change = StatusChange(
            to: last,
            at: context.now,
            explanation: "De lamp is vervangen.",
            resultKey: "opgelost"
        )
        _ = try session.cases.move(file, of: type, with: change)
    }
}

/// Where the invented things of a municipality are.
struct DemonstrationPlace: Sendable {
    let centre: Coordinates
    let postcode: Postcode
    let street: String

    /// By the code of the municipality.
    static let all: [String: DemonstrationPlace] = Dictionary(
        uniqueKeysWithValues: [
            ("0200", 52.2112, 5.9699, "7311 LZ", "Marktplein"), ("0225", 51.8880, 5.6050, "6651 AA", "Heuvel"),
            ("0226", 51.9459, 6.0164, "6921 EZ", "Kastanjelaan"), ("0246", 52.3880, 6.0420, "8181 AA", "Dorpsstraat"),
            ("0293", 51.9560, 5.9720, "6931 AA", "Dorpstraat"), ("0296", 51.8090, 5.7250, "6602 AA", "Kasteellaan"),
            ("1961", 51.8930, 5.0920, "4141 AA", "Dokter Reilinghplein"),
        ].compactMap { code, latitude, longitude, postcode, street in
            guard let centre = Coordinates(latitude: latitude, longitude: longitude),
                let postcode = try? Postcode(postcode)
            else { return nil }
            return (code, DemonstrationPlace(centre: centre, postcode: postcode, street: street))
        }
    )

    /// A place so many metres north and east of the centre.
    func near(_ metres: Int) -> Place? {
        let degrees = Double(metres) / Coordinates.metresPerDegree
        let point = Coordinates(latitude: centre.latitude + degrees, longitude: centre.longitude + degrees)
        return Place(text: street, postcode: postcode, point: point)
    }

    /// Work that goes on, and work that is still to come.
    func works(from today: Day, _ newID: () -> UniqueID) -> [Works] {
        [
            Works(
                id: newID(),
                title: "Nieuw riool",
                description: "U kunt er niet door met de auto. Lopen en fietsen kan wel.",
                place: street,
                postcode: postcode,
                point: centre,
                days: today.adding(days: -3)...today.adding(days: 18)
            ),
            Works(
                id: newID(),
                title: "Nieuwe bomen",
                description: "",
                place: "Het park bij de \(street)",
                postcode: postcode,
                point: near(400)?.point,
                days: today.adding(days: 10)...today.adding(days: 12)
            ),
        ]
    }
}
