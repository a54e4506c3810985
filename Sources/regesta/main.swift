import RegestaCLI

// The process ends here and nowhere else: everything below returns its status.
let asksForVersion = CommandLine.arguments.contains("--version")
RegestaProcess.exit(with: RegestaMain.run(versions: .current(withOptions: asksForVersion)))
