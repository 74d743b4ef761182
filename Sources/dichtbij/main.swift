internal import App
internal import FoundationEssentials
internal import Glibc

let status = Application.run(Array(CommandLine.arguments.dropFirst()), variables: ProcessInfo.processInfo.environment)
fflush(nil)
// `exit` would clear away the state of the C libraries under a thread that still works with it.
_exit(status)
