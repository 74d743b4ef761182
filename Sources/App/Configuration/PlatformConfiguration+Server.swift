internal import HTTPServer

extension PlatformConfiguration {
    /// What the web server has to know of the configuration.
    var serverSettings: ServerSettings {
        var server = ServerLimits()
        server.connections = limits.connections
        server.headerBytes = limits.headerBytes
        server.idleSeconds = limits.idleSeconds
        server.requestSeconds = limits.requestSeconds
        server.streamSeconds = limits.streamSeconds
        server.bodyMemory = limits.bodyMemoryBytes
        return ServerSettings(
            address: listen.address,
            port: UInt16(listen.port),
            workers: limits.workers,
            workerQueue: limits.workerQueue,
            trustedProxies: trustedProxies,
            limits: server
        )
    }
}
