public import LandUse

extension ParcelLayer {
  /// Identifiers made of unit, sheet and number, with the units as they are read: one parcel whose commune is written in
  /// two ways has one. Others stay as they are.
  public mutating func joinKey() {
    if keyHoldsUnit { ids = LayerAssembly.key(of: self) }
  }
}
