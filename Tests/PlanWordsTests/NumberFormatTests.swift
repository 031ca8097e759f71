import Geometry
import LandUse
import PlanChecks
import Testing

@testable import PlanWords

@Suite("Numbers in both languages") struct NumberFormatTests {
  private let vietnamese = Words(.vietnamese)
  private let english = Words(.english)

  @Test(
    arguments: [
      (0, 2, "0,00", "0.00"), (0.005, 2, "0,01", "0.01"), (0.004999, 2, "0,00", "0.00"),
      (999.995, 2, "1.000,00", "1,000.00"), (999.994, 2, "999,99", "999.99"), (1e6, 0, "1.000.000", "1,000,000"),
      (1e6, 1, "1.000.000,0", "1,000,000.0"), (2159.6, 1, "2.159,6", "2,159.6"), (-2159.6, 1, "-2.159,6", "-2,159.6"),
      (-0.004, 2, "0,00", "0.00"), (-0.005, 2, "-0,01", "-0.01"), (1.005, 2, "1,01", "1.01"),
      (2.675, 2, "2,68", "2.68"),
      (0.5, 0, "1", "1"), (0.49, 0, "0", "0"), (9.99, 1, "10,0", "10.0"), (1e-7, 2, "0,00", "0.00"),
      (1e-5, 5, "0,00001", "0.00001"), (1.5e-5, 5, "0,00002", "0.00002"),
      (1e21, 1, "1.000.000.000.000.000.000.000,0", "1,000,000,000,000,000,000,000.0"), (123, 0, "123", "123"),
      (1234, 0, "1.234", "1,234"), (.nan, 2, "–", "–"), (.infinity, 2, "–", "–"),
    ] as [(Double, Int, String, String)])
  func `a number has its language's marks`(value: Double, decimals: Int, vi: String, en: String) {
    #expect(vietnamese.numbers.number(value, decimals: decimals) == vi)
    #expect(english.numbers.number(value, decimals: decimals) == en)
  }

  @Test func `whole numbers are grouped, the smallest there is too`() {
    #expect(vietnamese.numbers.integer(0) == "0")
    #expect(vietnamese.numbers.integer(-1234) == "-1.234")
    #expect(english.numbers.integer(.min) == "-9,223,372,036,854,775,808")
  }

  // Half of 0.01 ha is 50 m², half of 0.1 m² is 50 000 mm²: exact, in whole mm².
  @Test(
    arguments: [
      (49_999_999, "0,00 ha"), (50_000_000, "0,01 ha"), (-50_000_000, "-0,01 ha"), (-49_999_999, "0,00 ha"),
      (9_999_950_000_000, "1.000,00 ha"), (10_000_000_000, "1,00 ha"), (.max, "922.337.203,69 ha"),
      (-.max, "-922.337.203,69 ha"),
    ] as [(Int64, String)])
  func `hectares have two decimals`(area: Int64, text: String) {
    #expect(vietnamese.hectares(Area(squareMillimetres: area)) == text)
  }

  @Test(arguments: [(49_999, "0.0 m²"), (50_000, "0.1 m²"), (2_159_600_000, "2,159.6 m²")] as [(Int64, String)])
  func `square metres have one decimal`(area: Int64, text: String) {
    #expect(english.squareMetres(Area(squareMillimetres: area)) == text)
  }

  @Test func `zero is blank in an official table, and only zero`() {
    #expect(vietnamese.tableHectares(.zero) == "")
    #expect(vietnamese.tableHectares(.squareMetres(10)) == "0,00")
    #expect(vietnamese.tableHectares(.hectares(2159.6)) == "2.159,60")
  }

  @Test func `signs stand before changes, not before nothing`() {
    #expect(english.signedHectares(.hectares(12)) == "+12.00 ha")
    #expect(english.signedHectares(.hectares(-12)) == "-12.00 ha")
    #expect(english.signedHectares(.zero) == "0.00 ha")
    #expect(english.signedHectares(.squareMetres(10)) == "0.00 ha")
  }

  @Test func `lengths, shares and days`() throws {
    #expect(vietnamese.metres(.metres(2.4)) == "2,40 m")
    #expect(vietnamese.percent(0.125) == "12,5%")
    #expect(english.percent(0.125) == "12.5%")
    let day = try #require(CalendarDate(iso: "2025-12-01"))
    #expect(vietnamese.date(day) == "01/12/2025")
    #expect(english.date(day) == "1 December 2025")
    #expect(vietnamese.quantity(Measure("m", 1234.56, .squareMetre)) == "1.234,6 m²")
    #expect(vietnamese.quantity(Measure("m", 3, .count)) == "3")
  }

  @Test func `how far polynomials are from PROJ is rounded up`() {
    func certificate(_ metres: Double, _ rest: Int) -> ProjectionCertificate {
      ProjectionCertificate(
        largestDeviation: Length(metres: metres), independentPoints: 12_000, pointsByPolynomial: 5, pointsByPROJ: rest)
    }
    #expect(
      vietnamese.projected(certificate(1.01e-8, 4312))
        == "Chiếu bằng đa thức đã đối chiếu với PROJ: sai khác lớn nhất 0,02 µm trên 12.000 điểm độc lập; "
        + "4.312 điểm do chính PROJ tính.")
    #expect(
      english.projected(certificate(1.01e-8, 4312))
        == "Projected by polynomials certified against PROJ: largest deviation 0.02 µm on 12,000 independent points; "
        + "4,312 points by PROJ itself.")
    #expect(
      english.projected(certificate(3.01e-9, 1)).hasSuffix(
        "0.004 µm on 12,000 independent points; 1 point by PROJ itself."))
    #expect(english.projected(certificate(3e-9, 0)).hasSuffix("12,000 independent points."))
  }
}
