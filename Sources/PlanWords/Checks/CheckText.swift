import PlanChecks

/// The checks that have words; the catalogue test holds it against the registry.
enum KnownCheck: String, CaseIterable {
  case openRing = "GEO101"
  case invalidShape = "GEO102"
  case absentShape = "GEO103"
  case idleVertices = "GEO104"
  case outOfRange = "GEO105"
  case coarseCoordinates = "GEO106"
  case sliver = "GEO107"
  case overlap = "COV201"
  case duplicateShape = "COV202"
  case gap = "COV203"
  case astray = "COV204"
  case displaced = "COV205"
  case duplicateID = "ATT301"
  case unknownCode = "ATT302"
  case aggregateCode = "ATT303"
  case missingAttribute = "ATT304"
  case areaDifference = "ATT305"
  case misnamedUnit = "ATT306"
  case useAreaMismatch = "ATT307"
  case repeatedProperty = "ATT308"
  case quotaNotKept = "QTA401"
  case quotaUndecided = "QTA402"
  case quotaAbsent = "QTA403"
  case quotaContradiction = "QTA404"
  case quotaNearLimit = "QTA405"
  case unprovenChangeOfUse = "PER503"
  case projectArea = "PRJ601"
  case projectOutside = "PRJ602"
  case projectClash = "PRJ603"
  case protectedLand = "PRJ604"
  case projectParcels = "PRJ605"
  case projectDecision = "PRJ606"
  case capitalSums = "PRJ607"

  init?(_ code: CheckCode) { self.init(rawValue: code.text) }

  var text: CheckText {
    switch self {
    case .openRing: .openRing
    case .invalidShape: .invalidShape
    case .absentShape: .absentShape
    case .idleVertices: .idleVertices
    case .outOfRange: .outOfRange
    case .coarseCoordinates: .coarseCoordinates
    case .sliver: .sliver
    case .overlap: .overlap
    case .duplicateShape: .duplicateShape
    case .gap: .gap
    case .astray: .astray
    case .displaced: .displaced
    case .duplicateID: .duplicateID
    case .unknownCode: .unknownCode
    case .aggregateCode: .aggregateCode
    case .missingAttribute: .missingAttribute
    case .areaDifference: .areaDifference
    case .misnamedUnit: .misnamedUnit
    case .useAreaMismatch: .useAreaMismatch
    case .repeatedProperty: .repeatedProperty
    case .quotaNotKept: .quotaNotKept
    case .quotaUndecided: .quotaUndecided
    case .quotaAbsent: .quotaAbsent
    case .quotaContradiction: .quotaContradiction
    case .quotaNearLimit: .quotaNearLimit
    case .unprovenChangeOfUse: .unprovenChangeOfUse
    case .projectArea: .projectArea
    case .projectOutside: .projectOutside
    case .projectClash: .projectClash
    case .protectedLand: .protectedLand
    case .projectParcels: .projectParcels
    case .projectDecision: .projectDecision
    case .capitalSums: .capitalSums
    }
  }
}

/// What a person reads about a check.
struct CheckText: Sendable {
  var title: Phrase
  var finds: Phrase
  var matters: Phrase
  var doesNotFind: Phrase
  var source: Phrase
}
