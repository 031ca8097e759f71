/// Errors of writing in words.
struct OutputErrorText {
  let say: Phrasing

  init(_ say: Phrasing) { self.say = say }

  func failure(_ error: OutputError) -> FailureText {
    FailureText(error.isCreation ? .cannotCreateOutput : .cannotWriteOutput, lines(error))
  }

  private func lines(_ error: OutputError) -> [String] {
    switch error {
    case .notOurs(let folder, let example):
      [
        say(
          "Thư mục \(folder) có tệp của người khác (ví dụ \(example)): không ghi vào.",
          "The folder \(folder) holds files that are not ours (\(example)): it is left alone."),
        otherFolder,
      ]
    case .holdsOtherFiles(let folder, let examples):
      [
        say(
          "Thư mục \(folder) có tệp ngoài kết quả lần trước: \(examples.joined(separator: ", ")).",
          "The folder \(folder) holds files beside the last results: \(examples.joined(separator: ", "))."),
        say(
          "Thư mục kết quả được thay mới toàn bộ: hãy chuyển các tệp đó đi, hoặc chọn thư mục khác.",
          "The folder is replaced as a whole: move those files away, or name another folder."),
      ]
    case .notEmpty(let folder, let example):
      [
        say(
          "Thư mục \(folder) không trống (có \(example)): không ghi đè gì cả.",
          "The folder \(folder) is not empty (it holds \(example)): nothing is overwritten."),
        otherFolder,
      ]
    case .notAFolder(let path):
      [say("\(path) không thể làm thư mục kết quả.", "\(path) cannot be the folder of results."), otherFolder]
    case .inUse(let folder):
      [
        say("Một lần chạy khác đang ghi vào \(folder).", "Another run is writing to \(folder)."),
        say("Hãy đợi nó xong, hoặc chọn thư mục khác.", "Wait for its end, or name another folder."),
      ]
    case .cannotCreate(let path, let reason):
      [
        say("Không tạo được \(path): \(reason).", "\(path) cannot be created: \(reason)."),
        say("Hãy kiểm tra quyền ghi và thư mục cha.", "Look at its permissions and at the folder above it."),
      ]
    case .cannotWrite(let path, let reason):
      [
        say("Không ghi được \(path): \(reason).", "\(path) cannot be written: \(reason)."),
        say("Không có kết quả dở dang nào được để lại.", "Nothing half-written was left behind."),
      ]
    }
  }

  private var otherFolder: String { say("Hãy chọn thư mục khác.", "Name another folder.") }
}
