extension Names {
    /// Every name that is long enough to be recognised, for what must not appear in an answer.
    var all: [String] {
        [caseNumber, caseID, followCode, reportCode, reportID, applicationCode, applicationID, reference, updateID]
            + handled.all + [reportNumber, appointmentCode, appointmentID, moveCode, consentCode] + pulled.values
            + [asked.number, asked.task, asked.document, sent.number, sent.task] + help.all
            + [look, plan, votes.open, votes.login, votes.counted] + votes.ideas.map(String.init)
            + projects.all
    }
}
