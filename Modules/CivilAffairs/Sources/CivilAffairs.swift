public import Kernel

/// Civil affairs (burgerzaken): appointments and desks, papers, moving house and life events.
public struct CivilAffairs: DomainModule {
    public static let manifest = ModuleManifest(id: "civil-affairs", title: "Burgerzaken", owner: "Team Burgerzaken")

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        for (name, json) in Self.caseTypes { registry.add(CaseTypeFile(name: name, json: json)) }
        Schema.migrations.forEach { registry.add($0) }
        do {
            let products = try ProductList.shipped()
            addAppointments(products, to: &registry)
            addDesks(products, to: &registry)
            addMoving(to: &registry)
            registry.add(CivilDemonstration.make(products))
        } catch {
            registry.refuse(error)
        }
    }

    private func addAppointments(_ products: ProductList, to registry: inout ModuleRegistry) {
        let form = TakeAppointment(products: products, limit: SendLimit(refusal: .tooManyAppointments))
        let door = AppointmentDoor(products: products)
        let shown = ShowAppointment(door: door)
        let answer = AnswerAppointment(door: door)
        registry.add(
            Route(.get, "/afspraak", access: .anyone, .read(form.ask)),
            Route(.post, "/afspraak", access: .anyone, .change(form.take)),
            Route(.get, "/afspraak/{code}", access: .anyone, .read(shown.show)),
            Route(.get, "/afspraak/{code}/agenda.ics", access: .anyone, .read(shown.download)),
            Route(.post, "/afspraak/{code}/bevestigen", access: .anyone, .change(answer.confirm)),
            Route(.get, "/afspraak/{code}/afzeggen", access: .anyone, .read(answer.askCancel)),
            Route(.post, "/afspraak/{code}/afzeggen", access: .anyone, .change(answer.cancel)),
            Route(.get, "/afspraak/{code}/verzetten", access: .anyone, .read(answer.askMove)),
            Route(.post, "/afspraak/{code}/verzetten", access: .anyone, .change(answer.move))
        )
        registry.add(Entrance(TakeAppointment.page, "Kies waar u voor komt, en een dag en tijd.", icon: .clock))
        registry.add(AppointmentPanel(products: products).panel)
        // A place comes free, and a reminder stays away, only where the appointment itself ends.
        for (end, page) in [
            (AppointmentCase.End.cancelled, ShowAppointment.title), (.helped, HostScreen.page.words),
            (.missed, HostScreen.page.words),
        ] {
            registry.add(ReservedStep(end.step, of: AppointmentCase.typeKey, page: page))
        }
        AppointmentChores(products: products).all.forEach { registry.add($0) }
    }

    private func addDesks(_ products: ProductList, to registry: inout ModuleRegistry) {
        let screens =
            HostScreen(products: products).routes + DeskScreen(products: products).routes
            + ApplyAtDesk(products: products).routes
        screens.forEach { registry.add($0) }
        registry.add(
            Route(.get, "/locaties", access: .anyone, .read(ShowLocation.list)),
            Route(.get, "/locaties/{location}", access: .anyone, .read(ShowLocation.show)),
            Route(.get, "/wachtkamer/{location}", access: .anyone, .read(WaitingRoom.show))
        )
        registry.add(
            StaffPage(HostScreen.page, icon: .user, for: .serveDesk),
            StaffPage(DeskScreen.page, icon: .desk, for: .serveDesk)
        )
        registry.add(Entrance(ShowLocation.page, "Kijk wanneer u kunt komen, en waar.", icon: .home))
        registry.add(DeskFigureSheet.figures)
    }

    private func addMoving(to registry: inout ModuleRegistry) {
        (ReportMovePages().routes + ConsentPages().routes).forEach { registry.add($0) }
        registry.add(Entrance(ReportMovePages.link, "Verhuist u naar of in deze gemeente? Geef het door.", icon: .home))
        registry.add(MoveTable.panel, ConsentPanel.panel)
        registry.add(ConsentChore.chore)
    }
}
