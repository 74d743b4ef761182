internal import Kernel

/// `POST /mijn/zaken/{number}/taak`: the resident answers, sends a file or says that something was done.
///
/// The same form twice is done once: the second leads back to the case, which shows what was done.
struct DoOwnTask: Sendable {
    let cases: ShowOwnCase

    @Sendable
    func take(_ request: Request, _ context: Context) throws -> Change {
        let session = try context.residentSession()
        guard let number = try? CaseNumber(request.parameters["number"] ?? "") else { throw Problem.notFound }
        let own = try cases.find(number, in: context)
        let back = Response.seeOther(context.pages.path(to: .local("/mijn/zaken/\(number)"), in: context.municipality))
        let answers = FormAnswers(request)
        guard let id = try? UniqueID(answers.text(OwnTasks.taskField)), !own.file.isClosed,
            let task = own.tasks.first(where: { $0.id == id && $0.state == .open })
        else { return Change { _ in .response(back) } }
        let form = OwnTasks(own: own, session: session, sent: nil).form(for: task)
        switch Self.outcome(of: task, request, form.filled(from: answers)) {
        case .failure(let faulty):
            let page = try cases.page(own, session, context, sent: OwnTasks.Sent(task: task.id, form: faulty.form))
            return Change { _ in Rendering { context.show(page, status: 422) } }
        case .success(let given):
            let outcome = try given.kept(by: context)
            return Change { writing in
                do {
                    try writing.tasks.complete(task, of: own.file, with: outcome)
                } catch TaskRefused.notOpen {
                    // Between the page and the button someone else did it: there is nothing left to do.
                    return .response(back)
                }
                return .response(back)
            }
        }
    }

    /// What was given for a task, before a file of it is kept.
    private enum Given {
        case outcome(TaskOutcome)
        case file(SentFile)

        /// A file is noted in a change of its own, so that it goes again when the task does not take it.
        func kept(by context: Context) throws -> TaskOutcome {
            switch self {
            case .outcome(let outcome): return outcome
            case .file(let file):
                let hash = try context.files.keep(file.bytes)
                try context.writeAndWait { try $0.waitingFiles.add(hash, file.bytes) }
                return .file(hash: hash, mediaType: file.mediaType)
            }
        }
    }

    /// A form with the sentence that says what to change.
    private struct Faulty: Error {
        let form: Form
    }

    private static func outcome(of task: CaseTask, _ request: Request, _ form: Form) -> Result<Given, Faulty> {
        guard form.isWithoutFaults else { return .failure(Faulty(form: form)) }
        switch task.what.kind {
        case .check: return .success(.outcome(.ticked))
        case .answer: return .success(.outcome(.answer(FormAnswers(request).text(OwnTasks.answerField))))
        case .upload:
            let file = request.form?.files.first { $0.name == OwnTasks.fileField && !$0.bytes.isEmpty }
            guard let file else { return .failure(Faulty(form: form.faulted(OwnTasks.fileField, "Kies een bestand."))) }
            do throws(SentFile.Refused) {
                return .success(.file(try SentFile(file.bytes)))
            } catch {
                return .failure(Faulty(form: form.faulted(OwnTasks.fileField, error.sentence)))
            }
        }
    }
}

extension SentFile.Refused {
    /// What the resident can do about it.
    fileprivate var sentence: String {
        switch self {
        case .tooLarge: "Het bestand is te groot. Kies een bestand kleiner dan 10 MB."
        case .otherKind: "Dit soort bestand kan niet. Stuur een PDF, JPG of PNG."
        }
    }
}
