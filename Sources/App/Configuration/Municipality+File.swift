internal import Kernel

extension Municipality {
    /// Reads the file of one municipality.
    ///
    /// - Throws: `ConfigFaults` with everything that is wrong in the file.
    static func read(
        _ files: ConfigurationFolder,
        slug: String,
        moduleIDs: [String]
    ) throws(ConfigFaults) -> Municipality {
        let file = files.municipality(slug)
        return try read(file, try files.bytes(of: file), slug: slug, moduleIDs: moduleIDs)
    }

    static func read(
        _ file: String,
        _ json: [UInt8],
        slug: String,
        moduleIDs: [String]
    ) throws(ConfigFaults) -> Municipality {
        try FieldReader.read(file, json) { fields in
            let identity = IdentityFields(fields)
            let service = ServiceFields(fields)
            let modules = fields.choices("modules", from: moduleIDs)
            let hosts = fields.texts("hosts", .line(upTo: 253))
            fields.checkHosts("hosts", hosts)
            let theme = fields.object("theme", Theme.init)
            let certificate = fields.optionalObject("certificate", CertificatePaths.init)
            let mailFrom = fields.optionalMailAddress("mailFrom")
            let areas = fields.optionalObjects("areas", Area.init)
            let rules = fields.optionalObjects("teamRules") { TeamRule($0, areas: areas.map(\.key)) }
            let partners = fields.optionalObjects("partners", Partner.init)
            fields.checkKeys("areas", areas.map(\.key))
            fields.checkKeys("partners", partners.map(\.key))
            guard let identity, let service, let modules, let hosts, let theme else { return nil }
            var municipality = Municipality(
                slug: slug,
                code: identity.code,
                name: identity.name,
                organisation: identity.organisation,
                rsin: identity.rsin,
                oin: identity.oin,
                applicationName: identity.applicationName,
                hosts: hosts,
                theme: theme,
                phone: service.phone,
                wording: service.wording,
                portal: service.portal,
                responsePromise: service.responsePromise,
                calendar: service.calendar,
                bridgeDays: service.bridgeDays,
                norms: service.norms,
                showsNorms: service.showsNorms,
                startModules: modules,
                certificate: certificate,
                serviceCentre: service.serviceCentre,
                officialChannels: service.officialChannels,
                locations: service.locations,
                teams: service.teams,
                mailFrom: mailFrom
            )
            municipality.areas = areas
            municipality.teamRules = rules
            municipality.partners = partners
            return municipality
        }
    }
}

/// Who the municipality is.
private struct IdentityFields {
    let code: String
    let name: String
    let organisation: String
    let rsin: LegalEntityNumber
    let oin: OrganisationIdentificationNumber
    let applicationName: String

    init?(_ fields: FieldReader) {
        let code = fields.municipalityCode("code")
        let name = fields.text("name", .line(upTo: 60))
        let organisation = fields.organisationID("organisation")
        let rsin = fields.legalEntityNumber("rsin")
        let oin = fields.organisationNumber("oin")
        let application = fields.text("application", .key(upTo: 50))
        guard let code, let name, let organisation, let rsin, let oin, let application else { return nil }
        self.code = code
        self.name = name
        self.organisation = organisation
        self.rsin = rsin
        self.oin = oin
        self.applicationName = application
    }
}

/// How the municipality wants to serve.
private struct ServiceFields {
    let phone: String
    let wording: Municipality.Wording
    let portal: Municipality.Portal
    let serviceCentre: Municipality.ServiceCentre
    let responsePromise: ServiceNorm
    let calendar: CalendarKind
    let bridgeDays: Set<Day>
    let showsNorms: Bool
    let norms: [String: ServiceNorm]
    let officialChannels: Set<String>
    let locations: [Location]
    let teams: [Team]

    init?(_ fields: FieldReader) {
        let phone = fields.phone("phone")
        let wording = fields.choice("wording", Municipality.Wording.self)
        let portal = fields.choice("portal", Municipality.Portal.self)
        let centre = fields.choice("serviceCentre", Municipality.ServiceCentre.self)
        let promise = fields.object("responsePromise", ServiceNorm.init)
        let calendar = fields.choice("calendar", CalendarKind.self)
        let bridgeDays = fields.days("bridgeDays")
        let showsNorms = fields.flag("showsNorms")
        let norms = fields.objectsByKey("norms", ServiceNorm.init)
        let channels = fields.choices("officialChannels", from: StandardChannel.allCases.map(\.key))
        let locations = fields.objects("locations", Location.init)
        let teams = fields.teams("teams")
        fields.checkKeys("locations", locations?.map(\.key))
        guard let phone, let wording, let portal, let centre, let promise, let calendar, let bridgeDays,
            let showsNorms, let channels, let locations
        else { return nil }
        self.phone = phone
        self.wording = wording
        self.portal = portal
        self.serviceCentre = centre
        self.responsePromise = promise
        self.calendar = calendar
        self.bridgeDays = bridgeDays
        self.showsNorms = showsNorms
        self.norms = norms
        self.officialChannels = Set(channels)
        self.locations = locations
        self.teams = teams
    }
}
