internal import App
internal import FoundationEssentials
internal import Glibc

exit(Application.run(Array(CommandLine.arguments.dropFirst()), variables: ProcessInfo.processInfo.environment))
