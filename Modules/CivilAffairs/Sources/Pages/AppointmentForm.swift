internal import Kernel

/// The form `/afspraak` as questions, for the answers that are there so far.
///
/// Which days and times can be chosen follows from what is taken; a choice that is gone since counts as not made.
struct AppointmentForm {
    let desk: AppointmentDesk
    let answers: FormAnswers
    /// The appointment that gets another time; `nil` for a new one.
    let moved: Appointment?
    let chosen: ChosenProduct?
    let counters: [Counter]
    let times: OpenTimes?
    let slot: TimeSlot?
    private let action: Address
    private let isDayGone: Bool
    private let isTimeGone: Bool

    /// The names of the fields, as they are sent.
    enum Name {
        static let product = "product"
        static let counter = "plek"
        static let day = "dag"
        static let time = "tijd"
        static let mail = "email"
        static let phone = "telefoon"
        static let address = "adres"
        /// The mark of one filled-in form, so that a second press of the button makes no second appointment.
        static let mark = "formulier"
    }

    init(
        _ typed: FormAnswers,
        moving: Appointment? = nil,
        to action: Address,
        _ desk: AppointmentDesk,
        _ tables: any Database
    ) throws {
        self.desk = desk
        self.action = action
        moved = moving
        let product = desk.products.bookable.first { $0.key == typed.text(Name.product) }
        let chosen = moving?.chosen ?? product.map { product in ChosenProduct(product) { typed.text($0.field) } }
        self.chosen = chosen
        // An appointment keeps its way: a visit at home needs an address, which nobody asks when it is moved.
        let possible = chosen.map { Counter.all(for: $0.product, in: desk.municipality) } ?? []
        counters = possible.filter { moving == nil || $0.way == moving?.slot.counter.way }
        let counter = counters.count == 1 ? counters.first : counters.first { $0.key == typed.text(Name.counter) }
        let minutes = moving?.slot.minutes ?? chosen?.minutes ?? 0
        let times = try counter.map {
            try OpenTimes(
                $0,
                minutes: minutes,
                in: desk.municipality,
                now: desk.now,
                freeing: moving?.slot,
                tables
            )
        }
        let typedDay = try? Day(iso: typed.text(Name.day))
        let day = typedDay.flatMap { times?.times(on: $0).isEmpty == false ? $0 : nil }
        let slot = day.flatMap { day in Int(typed.text(Name.time)).flatMap { times?.slot(on: day, at: $0) } }
        self.times = times
        self.slot = slot
        isDayGone = day == nil && !typed.text(Name.day).isEmpty
        isTimeGone = slot == nil && !typed.text(Name.time).isEmpty
        var kept = typed
        if isDayGone { kept = kept.setting(Name.day, to: "") }
        if isTimeGone { kept = kept.setting(Name.time, to: "") }
        answers = kept
    }

    /// Whether there is no day left at the place that was chosen.
    var isFull: Bool { times.map { $0.days(limit: 1).isEmpty } ?? (chosen != nil && counters.isEmpty) }

    var journey: FormJourney {
        let about = chosen.map { $0.product.questions.isEmpty ? [] : [self.about($0.product)] } ?? []
        let place = counters.count > 1 ? [self.place] : []
        let when = [day, time]
        return FormJourney(
            section: moved == nil ? "Maak een afspraak" : "Verander de afspraak",
            action: action,
            questions: moved == nil ? [what] + about + place + when + [reach] : place + when,
            checkTitle: "Kijk uw afspraak na",
            submit: moved == nil ? "Maak de afspraak" : "Verander de afspraak",
            carried: [Name.mark]
        )
    }

    private var what: FormJourney.Question {
        FormJourney.Question(
            "Waar komt u voor?",
            fields: [
                FormField(
                    Name.product,
                    "Waar komt u voor?",
                    .choice(desk.products.bookable.map { FormField.Option($0.key, $0.name) }),
                    missing: "Kies waar u voor komt."
                )
            ]
        )
    }

    private func about(_ product: Product) -> FormJourney.Question {
        FormJourney.Question(
            product.name,
            fields: product.questions.map { question in
                FormField(
                    question.field,
                    question.label,
                    .choice(question.options.map { FormField.Option($0.key, $0.label) }),
                    missing: question.missing
                )
            }
        )
    }

    private var place: FormJourney.Question {
        let options = counters.map { counter in
            let location = counter.location
            return counter.way == .counter
                ? FormField.Option(counter.key, location.name, hint: location.address)
                : FormField.Option(counter.key, counter.way.name, hint: "Met een collega van \(location.name).")
        }
        return FormJourney.Question(
            "Hoe wilt u ons spreken?",
            fields: [
                FormField(Name.counter, "Hoe wilt u ons spreken?", .choice(options), missing: "Kies hoe u ons spreekt.")
            ]
        )
    }

    private var day: FormJourney.Question {
        let days = times?.days(limit: OpenTimes.daysAhead) ?? []
        let weeks = Dictionary(grouping: days) { Week(of: $0.day) }.sorted { $0.key < $1.key }
        let groups = weeks.map { week, days in
            FormField.OptionGroup(
                "Week \(week.number)",
                days.map { FormField.Option($0.day.iso, "\($0.day.inDutchWithoutYear) (\($0.times) vrij)") }
            )
        }
        return FormJourney.Question(
            "Welke dag?",
            fields: [
                FormField(
                    Name.day,
                    "Kies een dag",
                    .selection(groups),
                    missing: isDayGone ? "Op deze dag is geen plek. Kies een andere dag." : "Kies een dag."
                )
            ]
        )
    }

    private var time: FormJourney.Question {
        let day = try? Day(iso: answers.text(Name.day))
        let minutes = day.flatMap { times?.times(on: $0) } ?? []
        let parts = [("Ochtend", 0..<720), ("Middag", 720..<1_020), ("Avond", 1_020..<1_440)]
        let groups = parts.map { name, range in
            FormField.OptionGroup(
                name,
                minutes.filter(range.contains).map { minute in
                    let time = TimeOfDay(hour: minute / 60, minute: minute % 60)
                    return FormField.Option(String(minute), time?.inDutch ?? "")
                }
            )
        }
        return FormJourney.Question(
            "Hoe laat?",
            intro: day.map { [.paragraph("U komt op \($0.inDutch).")] } ?? [],
            fields: [
                FormField(
                    Name.time,
                    "Kies een tijd",
                    .selection(groups.filter { !$0.options.isEmpty }),
                    missing: isTimeGone ? "Iemand koos net deze tijd. Kies een andere tijd." : "Kies een tijd."
                )
            ]
        )
    }

    private var reach: FormJourney.Question {
        let way = times?.counter.way ?? .counter
        let mail = FormField(
            Name.mail,
            "E-mailadres",
            .email,
            hint: "Dan sturen wij u de afspraak, en de dag ervoor nog een bericht.",
            missing: way == .video ? "Vul uw e-mailadres in. Daar krijgt u de link." : nil
        )
        let home = [
            FormField(
                Name.address,
                "Straat, huisnummer en woonplaats",
                .text(limit: 200),
                autocomplete: "street-address",
                missing: "Vul in waar wij naartoe komen."
            ),
            FormField(Name.phone, "Telefoonnummer", .phone, missing: "Vul uw telefoonnummer in."),
        ]
        return FormJourney.Question(
            "Mogen wij u bereiken?",
            intro: chosen.map { ChosenProductBlocks.blocks($0, desk) } ?? [],
            fields: way == .home ? home + [mail] : [mail]
        )
    }
}

/// What a resident needs to know about a product: what to bring and what it costs.
enum ChosenProductBlocks {
    static func blocks(_ chosen: ChosenProduct, _ desk: AppointmentDesk) -> [Block] {
        let bring = desk.bring(chosen)
        let prices = desk.prices(chosen).map { Prose("\($0.purpose): \($0.inDutch).") }
        return (bring.isEmpty ? [] : [.heading("Neem dit mee"), .points(bring.map { Prose($0) })])
            + (prices.isEmpty ? [] : [.heading("Dit kost het"), .points(prices)])
    }
}
