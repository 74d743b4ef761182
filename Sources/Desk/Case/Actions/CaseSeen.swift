internal import Kernel

/// Which version of a case the reader of a form saw, and when; it travels in every form.
struct CaseSeen {
    let version: Int
    let at: Timestamp

    /// How many of the newest notes or messages can be the second press of a form that was sent just now.
    static let remembered = 20

    init(_ scene: ActionScene) {
        version = scene.file.work.version
        at = scene.context.now
    }

    /// What a form carried; `nil` when it carried nothing that makes sense.
    init?(_ typed: FormAnswers?) {
        guard let version = typed.flatMap({ Int($0.text("versie")) }),
            let moment = typed.flatMap({ Int64($0.text("gezien")) })
        else { return nil }
        self.version = version
        at = Timestamp(milliseconds: moment)
    }

    var hidden: [Form.HiddenValue] {
        [Form.HiddenValue("versie", String(version)), Form.HiddenValue("gezien", String(at.milliseconds))]
    }
}
