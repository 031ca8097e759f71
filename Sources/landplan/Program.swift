import ArgumentParser
import PlanReports

/// Where the process begins: signals first, so that nothing half-written survives Ctrl-C.
@main enum Program {
  static func main() async {
    Interruption.install()
    await LandPlan.main(HelpLanguage.withoutFlag(Array(CommandLine.arguments.dropFirst())))
  }
}
