internal import Kernel

/// The file with what is kept about a resident: JSON with Dutch names, a line for each fact.
///
/// A person can read it in any text program, and another program can read it as JSON (AVG, article 20).
struct OwnDataFile {
    let municipality: Municipality
    let madeAt: Timestamp
    /// `nil` when only the number is known.
    let details: PersonDetails?
    let cases: [(own: OwnCase, sealed: SealedFacts)]
    /// Each look with who did it, in words.
    let looks: [(look: Look, who: String)]
    let words: LookWords
    /// Where an address is found on this website.
    let place: (Address) -> String

    func response() -> Response {
        let name = "mijn-gegevens-\(municipality.slug)-\(madeAt.day.iso).json"
        return .json(
            IndentedJSON.text(of: json()),
            headers: [Response.Header("Content-Disposition", "attachment; filename=\"\(name)\"")]
        )
    }

    private func json() -> [UInt8] {
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.field(
                "uitleg",
                "Dit bewaart de gemeente \(municipality.name) van u als \(municipality.wording.rawValue) op deze website. "
                    + "Uw BSN staat er niet in. Bestanden die u stuurde, staan er niet in: achter 'bestand' staat waar u "
                    + "ze downloadt. Wat u invulde bij een afspraak of een verhuizing, staat er niet in. "
                    + "Bewaar dit bestand op een veilige plek."
            )
            json.field("gemeente", municipality.name)
            json.field("gemaakt_op", madeAt.inDutch)
            json.field("moment", madeAt)
            if let details { Self.write(details, to: &json) }
            json.array("zaken") { json in for (own, sealed) in cases { write(own, sealed, to: &json) } }
            json.array("wie_keek") { json in for (look, who) in looks { write(look, who, to: &json) } }
        }
        return json.bytes
    }

    private static func write(_ details: PersonDetails, to json: inout JSONWriter) {
        json.key("persoon")
        json.object { json in
            json.field("naam", details.name)
            json.field("geboren_op", ifPresent: details.bornOn?.iso)
            json.field("adres", ifPresent: details.address?.line)
        }
    }

    private func write(_ own: OwnCase, _ sealed: SealedFacts, to json: inout JSONWriter) {
        let file = own.file
        json.object { json in
            json.field("zaaknummer", file.number)
            json.field("volgcode", file.followCode.description)
            json.field("soort", own.type?.name ?? file.typeKey)
            json.field("onderwerp", own.name)
            json.field("begonnen_op", file.openedAt)
            json.field("stand", own.stepName(file.statusKey))
            json.field("stand_sinds", file.statusAt)
            json.field("uiterlijk_klaar_op", ifPresent: promised(file)?.iso)
            json.field("uiterste_dag_van_de_wet", ifPresent: file.deadlineOn?.iso)
            json.field("klaar_op", ifPresent: file.closedAt)
            json.field("uitkomst", ifPresent: own.result)
            json.field("kenmerk_van_het_andere_systeem", ifPresent: file.source?.reference)
            json.field("laatst_geopend_bij_mijnoverheid", ifPresent: file.lastOpenedAt)
            json.field("emailadressen", sealed.mail.map(\.text))
            Self.writeAnswers(sealed.answers, own, to: &json)
            writeTasks(own, sealed.outcomes, to: &json)
            Self.writeHistory(own, to: &json)
        }
    }

    /// A municipality that publishes no norms promises no day by them.
    private func promised(_ file: CaseFile) -> Day? {
        file.plannedReadyOn ?? (municipality.showsNorms ? file.targetOn : nil)
    }

    private static func writeAnswers(_ answers: [CaseAnswer], _ own: OwnCase, to json: inout JSONWriter) {
        let questions = own.type?.offer.form.flatMap(\.questions) ?? []
        json.array("wat_u_hebt_ingevuld") { json in
            for answer in answers {
                json.object { json in
                    json.field("vraag", questions.first { $0.key == answer.key }?.label ?? answer.key)
                    json.field("antwoord", answer.value)
                }
            }
        }
    }

    private func writeTasks(_ own: OwnCase, _ outcomes: [TaskOutcome?], to json: inout JSONWriter) {
        json.array("wat_wij_vroegen") { json in
            for (task, outcome) in zip(own.tasks, outcomes) {
                json.object { json in
                    json.field("vraag", task.what.name)
                    if case .done(let moment, _) = task.state { json.field("gedaan_op", moment) }
                    switch outcome {
                    case .answer(let text): json.field("antwoord", text)
                    case .file(let hash, let mediaType):
                        json.field("soort_bestand", mediaType)
                        json.field("sha256_van_het_bestand", hash)
                        json.field(
                            "bestand",
                            ifPresent: ShowSentFile.link(to: task, of: own.file.number).map { place($0.address) }
                        )
                    case .ticked, nil: break
                    }
                }
            }
        }
    }

    private static func writeHistory(_ own: OwnCase, to json: inout JSONWriter) {
        json.array("stappen") { json in
            for status in own.history {
                json.object { json in
                    json.field("stap", own.stepName(status.stepKey))
                    json.field("op", status.at)
                    json.field("uitleg", ifPresent: status.explanation)
                }
            }
        }
        json.array("berichten") { json in
            for message in own.messages {
                json.object { json in
                    json.field("op", message.at)
                    json.field("onderwerp", message.text.subject)
                    json.field("waar_gaat_het_over", message.text.about)
                    json.field("bericht", message.text.news)
                    json.field("wat_verwachten_wij_van_u", message.text.expectation)
                }
            }
        }
        json.array("contacten") { json in
            for contact in own.contacts {
                json.object { json in
                    json.field("op", contact.at)
                    json.field("via", StandardChannel(rawValue: contact.channelKey)?.wordsForResidents ?? "Contact")
                    json.field("onderwerp", contact.subject)
                }
            }
        }
    }

    private func write(_ look: Look, _ who: String, to json: inout JSONWriter) {
        json.object { json in
            json.field("wie", who)
            json.field("op", look.at)
            json.field("waarom", words.why(look))
            json.field("welke_gegevens", words.what(look))
            json.field("zaaknummer", ifPresent: look.caseNumber?.description)
        }
    }
}
