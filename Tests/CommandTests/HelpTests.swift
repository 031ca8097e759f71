import Foundation
import Testing

@Suite("Help in both languages") struct HelpTests {
  /// Every text of the help by where it stands: commands, arguments, groups. Words of the parser itself left out.
  private func texts(_ environment: [String: String], _ arguments: [String] = []) throws -> [String: String] {
    let scratch = try Scratch()
    var command = scratch.command
    command.environment = environment
    let outcome = try command.run(["--experimental-dump-help"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let dump = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    var texts: [String: String] = [:]
    collect(try #require(dump["command"] as? [String: Any]), path: "", into: &texts)
    return texts
  }

  private func collect(_ command: [String: Any], path: String, into texts: inout [String: String]) {
    let name = path + (command["commandName"] as? String ?? "?")
    guard !name.hasSuffix(" help") else { return }
    texts[name + " abstract"] = command["abstract"] as? String ?? ""
    texts[name + " discussion"] = command["discussion"] as? String ?? ""
    for argument in command["arguments"] as? [[String: Any]] ?? [] {
      let names = (argument["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
      guard !names.contains("help"), !names.contains("version") else { continue }
      let place = name + " " + (names.last ?? argument["valueName"] as? String ?? "?")
      texts[place] = argument["abstract"] as? String ?? ""
      if let section = argument["sectionTitle"] as? String { texts[place + " section"] = section }
    }
    for subcommand in command["subcommands"] as? [[String: Any]] ?? [] {
      collect(subcommand, path: name + " ", into: &texts)
    }
  }

  @Test func `every text of the help exists in both languages`() throws {
    let (english, vietnamese) = try (texts(["LANG": "en_US.UTF-8"]), texts(["LANG": "vi_VN.UTF-8"]))
    #expect(english.count > 60 && Set(english.keys) == Set(vietnamese.keys))
    for (place, text) in english.sorted(by: { $0.key < $1.key }) {
      let other = vietnamese[place] ?? ""
      #expect(!text.isEmpty && !other.isEmpty, "\(place): no text")
      #expect(text != other, "\(place) is the same in both languages: \(text)")
      let foreign = text.unicodeScalars.filter { $0.properties.isAlphabetic && !$0.isASCII }
      #expect(foreign.isEmpty, "\(place): \(text)")
      #expect(
        other.unicodeScalars.elementsEqual(other.precomposedStringWithCanonicalMapping.unicodeScalars), "\(place)")
    }
  }

  @Test func `the language is looked for before anything is parsed`() throws {
    let english = try texts(["LANG": "en_US.UTF-8"])
    #expect(try texts(["LANG": "vi_VN.UTF-8"], ["--lang", "en"]) == english)
    #expect(try texts(["LANG": "vi_VN.UTF-8", "LC_ALL": "C"]) == english)
    let scratch = try Scratch()
    for arguments in [
      ["--help", "--lang", "vi"], ["--lang=vi", "--help"], ["--lang", "vi"], ["help", "--lang", "vi"],
    ] {
      let outcome = try scratch.command.run(arguments)
      #expect(outcome.status == 0 && outcome.text.contains("MÃ THOÁT"), "\(arguments) \(outcome.errors)")
    }
    for arguments in [
      ["check", "--help", "--lang", "vi"], ["help", "check", "--lang", "vi"], ["check", "-h", "--lang=vi"],
    ] {
      let outcome = try scratch.command.run(arguments)
      #expect(outcome.status == 0 && outcome.text.contains("Kiểm tra một phương án"), "\(arguments) \(outcome.errors)")
    }
    #expect(try scratch.command.run(["check", "--help"]).text.contains("Checks a plan"))
  }
}

@Suite("Shell completions") struct CompletionTests {
  private func script(_ shell: String) throws -> String {
    let scratch = try Scratch()
    let outcome = try scratch.command.run(["--generate-completion-script", shell])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.text
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `there is a script for each shell, with every command and static values`(shell: String) throws {
    let text = try script(shell)
    for word in [
      "inspect", "new", "run", "check", "quota", "export", "explain", "geojson", "yaml", "2021-2025", "COV201", "wgs84",
      "tcvn3",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  /// What bash offers for a line: the last word is the one being written.
  private func offered(_ words: [String], in scratch: Scratch) throws -> [String] {
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      source landplan.bash
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      COMP_TYPE=9; COMP_KEY=9
      $(complete -p landplan | sed 's/.*-F \\([^ ]*\\).*/\\1/') landplan "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try scratch.write(program, to: "ask.bash")
    let outcome = try scratch.command.run([], shell: "bash ask.bash")
    return outcome.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func `the bash script parses, and completes commands, values and files`() throws {
    let scratch = try Scratch()
    try scratch.write(try script("bash"), to: "landplan.bash")
    let parsed = try scratch.command.run([], shell: "bash -n landplan.bash")
    #expect(parsed.status == 0, "\(parsed.errors)")
    try scratch.write("{}", to: "parcels.geojson")
    try scratch.write("", to: "plan.yaml")
    #expect(try offered(["landplan", "insp"], in: scratch) == ["inspect"])
    #expect(try offered(["landplan", "check", "--fail-on", "w"], in: scratch) == ["warning"])
    #expect(try offered(["landplan", "explain", "COV201"], in: scratch) == ["COV201"])
    #expect(try offered(["landplan", "inspect", "p"], in: scratch) == ["parcels.geojson"])
    #expect(try offered(["landplan", "run", "p"], in: scratch) == ["plan.yaml"])
    #expect(try offered(["landplan", "export", "plan.yaml", "--period", "2021"], in: scratch) == ["2021-2025"])
  }
}
