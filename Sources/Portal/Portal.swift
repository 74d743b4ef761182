public import Kernel

/// The pages on which residents ask for something, made of the case types that a municipality offers.
public struct Portal: Sendable {
    /// The page with everything that can be asked for, as a link for menus.
    public static let link = Link(title, .local("/aanvragen"))

    static let title = "Vraag iets aan"

    public init() {}

    public var routes: [Route] {
        let limit = SendLimit.applications
        let applications = TakeApplication(limit: limit)
        let thanks = ThankForApplication()
        return [
            Route(.get, "/aanvragen", access: .anyone, .read(OfferPage.show)),
            Route(.get, "/aanvragen/{caseType}", access: .anyoneOrResident, .read(applications.ask)),
            Route(.post, "/aanvragen/{caseType}", access: .anyoneOrResident, .change(applications.take)),
            Route(.get, "/aanvragen/klaar/{code}", access: .anyone, .read(thanks.show)),
        ]
    }
}

extension CaseTypeCatalogue {
    /// The case types that residents can ask for on the website on `day`: those with a form and the channel
    /// `web`, of modules that are on.
    public func offered(on day: Day, modulesOn: Set<String>) -> [CaseType] {
        current(on: day).filter { $0.isOffered && modulesOn.contains($0.module) }
    }

    /// Whether residents can ask for anything on the website on `day`; quicker than a look at all of it.
    public func offersAny(on day: Day, modulesOn: Set<String>) -> Bool {
        containsCurrent(on: day) { $0.isOffered && modulesOn.contains($0.module) }
    }
}

extension CaseType {
    fileprivate var isOffered: Bool { !offer.form.isEmpty && channels.contains(StandardChannel.web.key) }
}

extension Context {
    /// The case type that an address names; `nil` when it is not offered here today.
    func offered(_ key: String) -> CaseType? {
        guard let type = caseTypes.current(key, on: today), type.isOffered, modulesOn.contains(type.module) else {
            return nil
        }
        return type
    }
}
