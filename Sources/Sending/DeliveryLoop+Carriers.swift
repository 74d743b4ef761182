internal import Kernel

/// Has the carriers keep ready to send.
extension DeliveryLoop {
    /// Sees to it that a municipality with work can send: secrets in order, token at hand.
    ///
    /// What was claimed goes back to the queue when it cannot leave now, so that its lease does not run out.
    func prepare(_ lane: Lane, _ now: Timestamp) {
        obey(lane.carrier.look(at: now, pause: lane.pause), lane, now)
        let canLeave = lane.pause == nil && !gate.isHeld(at: now)
        if !lane.ready.isEmpty, !canLeave || isPutOff(lane, now) { lane.returnReady(at: now) }
        guard canLeave, lane.isDue(at: now) || !lane.ready.isEmpty else { return }
        let (mailbox, place) = (mailbox, lane.place)
        obey(lane.carrier.getReady(at: now) { mailbox.post(.carrier(lane: place)) }, lane, now)
    }

    private func isPutOff(_ lane: Lane, _ now: Timestamp) -> Bool {
        guard case .retries(let moment) = lane.carrier.readiness(at: now) else { return false }
        return moment > now
    }

    func obey(_ orders: [CarrierOrder], _ lane: Lane, _ now: Timestamp) {
        for order in orders {
            switch order {
            case .started: outstanding += 1
            case .pause(let fault): pause(lane, fault, now)
            case .resume:
                release(lane)
                tell(.resumed, of: lane)
            case .tell(let notice): tell(notice, of: lane)
            case .count(let fault): board.change(lane.place) { $0.faults[fault, default: 0] += 1 }
            case .certificateEnds(let moment): board.change(lane.place) { $0.certificateEndsAt = moment }
            }
        }
    }
}
