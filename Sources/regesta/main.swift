import RegestaCLI

// The process ends here and nowhere else: everything below returns its status.
RegestaProcess.exit(with: RegestaMain.run())
