/// Keeps who saw which personal data, when and why; the resident can see it.
public protocol ReadLog {
    /// Logs that the caller of this session sees fields of the resident of a case.
    ///
    /// Whoever shows personal data logs it first, in a change route, so that the answer leaves only after
    /// the commit.
    func log(_ fields: [PersonalField], of file: CaseFile, purpose: ReadPurpose) throws

    /// Logs a look at more than one case of a resident.
    func log(_ fields: [PersonalField], ofResident key: Int, purpose: ReadPurpose) throws
}

/// A kind of personal data, as the log names it.
public enum PersonalField: String, Hashable, Sendable, CaseIterable {
    case citizenServiceNumber = "bsn"
    /// The page of a case: its title, steps, contacts, messages and notes.
    case caseFile = "zaak"
    case name
    case birthDate = "geboortedatum"
    case address
    case mailAddress = "email"
    /// That another team has a case of the resident, and which team; nothing of the case itself.
    case otherTeamsCase = "zaak-ander-team"
    /// The part of the plan of the household for which the resident gave consent.
    case sharedPlan = "plan"
    /// What was filled in when a case was asked for.
    case answers = "antwoorden"
    /// A photo or a file that was sent along.
    case documents = "documenten"
    /// Everything that is kept about someone, in one file.
    case everything = "alles"
}

/// Why personal data is shown; a closed list, because a purpose is never free text.
public enum ReadPurpose: String, Hashable, Sendable, CaseIterable {
    /// MijnOverheid pulls whose case it is (GEMMA zaakstatus, Wet digitale overheid).
    case mijnOverheid = "mijnoverheid"
    /// Handling the case itself.
    case caseWork = "case-work"
    /// Making sure who is on the phone or at the counter.
    case identification
    /// A look into a case of another team that could not wait; the reason stands with the look.
    case emergency
    /// A partner helps the household, with the consent of the resident.
    case sharedPlan = "shared-plan"
    /// Finding the same person in another register.
    case otherRegister = "other-register"
    /// Sending a message about the case to the address that was left for it.
    case message
    /// The resident downloads everything that is kept (AVG, articles 15 and 20).
    case ownExport = "own-export"
    /// The resident looks at what the municipality keeps of the resident.
    case ownView = "own-view"
    /// The main occupant of a new address is asked who may live there.
    case occupantConsent = "occupant-consent"
    /// The resident asks for something, and what is known is not asked again.
    case ownApplication = "own-application"
}
