/// The port through which the server finds the municipality of a request.
///
/// It is asked on every request, on a server thread: a look-up under a short lock, nothing more.
/// Municipalities and their modules may change while the server runs.
public protocol Tenants: Sendable {
    /// The municipality with this name in addresses, `nil` when there is none.
    func tenant(slug: String) -> TenantEntry?
    /// The municipality that this host name belongs to (lower case, without port); `nil` for the platform's own.
    func tenant(host: String) -> TenantEntry?
    /// Every municipality, in the order of their names.
    var all: [TenantEntry] { get }
}

/// One municipality as it is at this moment, with what a ``Context`` needs.
///
/// A class, for every request carries it from place to place: a copy of all of its fields would cost more than the
/// search for the case.
public final class TenantEntry: Sendable {
    public let municipality: Municipality
    public let tenant: any Tenant
    public let caseTypes: CaseTypeCatalogue
    public let modulesOn: Set<String>
    /// What those modules add to pages of others.
    public let parts: ModuleParts

    public init(
        municipality: Municipality,
        tenant: any Tenant,
        caseTypes: CaseTypeCatalogue,
        modulesOn: Set<String>,
        parts: ModuleParts = ModuleParts()
    ) {
        self.municipality = municipality
        self.tenant = tenant
        self.caseTypes = caseTypes
        self.modulesOn = modulesOn
        self.parts = parts
    }

    /// The context of one request in this municipality.
    ///
    /// `module` is the one that answers, `nil` for the kernel's own interfaces; `pages` draws its pages.
    public func context(
        caller: Caller,
        now: Timestamp,
        module: String?,
        pages: any PageRenderer = NoPages()
    ) -> Context {
        Context(
            municipality: municipality,
            caller: caller,
            now: now,
            caseTypes: caseTypes,
            modulesOn: modulesOn,
            tenant: tenant,
            module: module,
            pages: pages,
            parts: parts
        )
    }
}
