/// Why a file could not be written. The half-written file is gone when this is thrown.
public struct WriteError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Operation: String, Sendable { case create, write, close, rename }

  public var path: String
  public var operation: Operation
  /// The system's error number and text.
  public var code: Int32
  public var reason: String

  public init(path: String, operation: Operation, code: Int32, reason: String) {
    self.path = path
    self.operation = operation
    self.code = code
    self.reason = reason
  }

  public var description: String { "\(path): cannot \(operation.rawValue): \(reason)" }
}
