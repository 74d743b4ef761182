internal import Kernel

extension DeliveryLoop {
    /// Does what the outcome of a try means, for the delivery and for the endpoint.
    func answered(_ lane: Lane, _ parcel: Parcel, _ verdict: Verdict, _ now: Timestamp) {
        outstanding -= 1
        lane.inFlight -= 1
        let delivery = parcel.delivery
        switch verdict {
        case .accepted:
            gate.answered(at: now)
            lane.settle(delivery, .accepted, at: now)
            board.change(lane.place) { $0.accept(delay: delivery.at.milliseconds(until: now)) }
        case .notTried:
            gate.ignored()
            lane.settle(delivery, .returned(nil), at: now)
        case .failed(let failure):
            if failure.fault == .unauthorised, !parcel.hadFreshAccess, lane.carrier.forgetAccess(number: parcel.access)
            {
                return tryFreshAccess(lane, parcel)
            }
            board.change(lane.place) { $0.faults[failure.fault, default: 0] += 1 }
            failed(lane, delivery, failure, now)
        }
    }

    /// Once, with the same bytes: the access may have run out on its way.
    private func tryFreshAccess(_ lane: Lane, _ parcel: Parcel) {
        gate.ignored()
        var again = parcel
        again.hadFreshAccess = true
        lane.ready.insert(again, at: 0)
    }

    private func failed(_ lane: Lane, _ delivery: Delivery, _ failure: Verdict.Failure, _ now: Timestamp) {
        let attempt = DeliveryAttempt(
            at: now,
            fault: failure.fault,
            httpStatus: failure.status,
            detail: failure.detail
        )
        switch failure.fault.handling {
        case .refuse:
            // Without an address nothing left, so the endpoint said nothing.
            if failure.fault == .noRecipient { gate.ignored() } else { gate.answered(at: now) }
            lane.settle(delivery, .refused(attempt), at: now)
            tell(.refused(failure.fault), of: lane)
        case .pause:
            gate.ignored()
            lane.settle(delivery, .returned(attempt), at: now)
            pause(lane, failure.fault, now)
        case .hold:
            gate.held(seconds: failure.retryAfterSeconds, at: now, jitter)
            lane.settle(delivery, .returned(attempt), at: now)
        case .retry:
            let isOpen = gate.failed(at: now, jitter)
            retry(lane, delivery, attempt, countsAttempt: !isOpen)
        case .postpone:
            gate.answered(at: now)
            retry(lane, delivery, attempt, countsAttempt: true)
        }
    }

    /// Sends the same bytes again later, for 14 days.
    ///
    /// While the endpoint as a whole fails it stays where it is on its schedule (`countsAttempt`), but another
    /// one is the next to be tried.
    private func retry(_ lane: Lane, _ delivery: Delivery, _ attempt: DeliveryAttempt, countsAttempt: Bool) {
        let now = attempt.at
        if delivery.firstSentAt.adding(seconds: Backoff.horizonSeconds) <= now {
            let expired = DeliveryAttempt(
                at: now,
                fault: .expired,
                httpStatus: attempt.httpStatus,
                detail: attempt.detail
            )
            lane.settle(delivery, .refused(expired), at: now)
            return tell(.refused(.expired), of: lane)
        }
        let wait = jitter.around(Backoff.eventSeconds(after: delivery.attempts + 1))
        let moment = now.adding(milliseconds: wait)
        lane.settle(delivery, .again(at: moment, countsAttempt: countsAttempt, attempt), at: now)
    }

    // MARK: Pausing

    /// Stops for this municipality, says so once, and lets a restart know.
    func pause(_ lane: Lane, _ fault: DeliveryFault, _ now: Timestamp) {
        guard lane.pause == nil else { return }
        let pause = DeliveryPause(.fault(fault), since: now)
        lane.pause = pause
        outstanding += 1
        let mailbox = mailbox
        lane.queue.hold(pause) { _ in mailbox.post(.stored) }
        tell(.paused(fault), of: lane)
    }

    func resume(_ lane: Lane) {
        lane.pause = nil
        lane.carrier.startOver()
        lane.hasWork = true
    }

    /// Ends a pause that a fault caused.
    func release(_ lane: Lane) {
        resume(lane)
        outstanding += 1
        let mailbox = mailbox
        lane.queue.release(afterFaultOnly: true) { _ in mailbox.post(.stored) }
    }
}
