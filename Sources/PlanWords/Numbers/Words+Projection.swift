public import Geometry
import LandUse

extension Words {
  /// How far positions projected by polynomials may be from PROJ's: a sentence beside operation and accuracy.
  public func projected(_ certificate: ProjectionCertificate) -> String {
    let deviation = micrometres(certificate.largestDeviation)
    let tries = numbers.integer(certificate.independentPoints)
    let others = numbers.integer(certificate.pointsByPROJ)
    let rest =
      certificate.pointsByPROJ == 0
      ? ""
      : say("; \(others) điểm do chính PROJ tính", "; \(counted(certificate.pointsByPROJ, "point")) by PROJ itself")
    return say(
      "Chiếu bằng đa thức đã đối chiếu với PROJ: sai khác lớn nhất \(deviation) trên \(tries) điểm độc lập\(rest).",
      "Projected by polynomials certified against PROJ: largest deviation \(deviation) on "
        + "\(tries) independent points\(rest).")
  }

  /// `0,02 µm`, rounded up: a bound must not look smaller than it is. Three decimals below a hundredth.
  private func micrometres(_ length: Length) -> String {
    let value = length.metres * 1e6
    let decimals = value < 0.01 ? 3 : 2
    let step = decimals == 3 ? 1e3 : 1e2
    return numbers.number((value * step).rounded(.up) / step, decimals: decimals) + " µm"
  }
}
