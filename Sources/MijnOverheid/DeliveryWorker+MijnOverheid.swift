internal import HTTPClient
public import Sending

extension DeliveryWorker {
    /// Makes the worker that sends the changes of cases to MijnOverheid; it does not work yet.
    ///
    /// - Parameters:
    ///   - places: The municipalities with their queues.
    ///   - settings: Where to send and how much.
    ///   - ports: The outside world.
    public convenience init(toMijnOverheid places: [DeliveryPlace], settings: DeliverySettings, ports: DeliveryPorts) {
        self.init(places, settings: settings.sending, ports: ports.sending) { municipality in
            EventCarrier(municipality, settings: settings, ports: ports)
        }
    }
}

extension DeliverySettings {
    /// What the loop has to know of these settings; a lease is longer than any transfer with a new token in between.
    var sending: SendingSettings {
        var sending = pace
        sending.leaseSeconds = 60 + 4 * limits.totalMilliseconds / 1_000
        return sending
    }
}

extension DeliveryPorts {
    var sending: SendingPorts { SendingPorts(clock: clock, randomness: randomness, bell: bell, report: report) }
}
