import Foundation
import Testing

/// What we write, read by programs that are not ours.
@Suite("Independent readers", .enabled(if: Python.isThere)) struct IndependentReaderTests {
  private func outcome() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    return scratch
  }

  @Test func `the report holds the areas, overlaps and gaps that were drawn`() throws {
    let scratch = try outcome()
    let text = try Python.run(
      """
      import json
      r = json.load(open('out/report.json', encoding='utf-8'))
      assert r['schema'] == 'landplan-report/1'
      assert {'tool','plan','inputs','coverage','areas','quotas','checks','findings'} <= set(r)
      assert {'id','unitRegister','stockDates','judgedOn','language','runHash','fictitious'} <= set(r['plan'])
      c = r['coverage'][0]
      print(c['parcels'], c['overlapPairs'], c['overlapAreaM2'], c['gaps'], c['gapAreaM2'], c['outsideAreaM2'])
      print(c['boundaryAreaM2'], c['parcelSumM2'], c['closureM2'])
      print([(m['k'], m['inM2'], m['outM2']) for m in c['multiplicity']])
      print([(a['areaM2'], a['areaHa']) for a in r['areas']
             if (a['unit'], a['category'], a['asOf']) == ('901', 'LUC', '2025-12-31')])
      q = {q['id']: q for q in r['quotas'] if q['id']}
      print([(k, q[k]['verdict'], q[k]['heldMinHa'], q[k]['heldMaxHa']) for k in sorted(q)])
      assert all(f['origin'] is None for f in r['findings'] if f['withheld'])
      """, in: scratch.url)
    // 40 000 m² of boundary, 41 000 − 1 000 of parcels: 1000 m² twice, 1000 m² not at all.
    #expect(
      text == """
        4 1 1000 1 1000 0
        40000 40000 0
        [(0, 1000, 0), (1, 38000, 0), (2, 1000, 0)]
        [(10000, 1.0)]
        [('MH-1', 'pass', 1, 1), ('MH-2', 'fail', 0, 1), ('MH-3', 'undecidable', 1, 1.2), ('MH-4', 'undecidable', 0.9, 1.1)]

        """)
  }

  @Test func `tables open with a byte order mark, keep diacritics and give X north before Y east`() throws {
    let scratch = try outcome()
    let text = try Python.run(
      """
      import csv
      def rows(name):
          assert open(name, 'rb').read(3) == b'\\xef\\xbb\\xbf'
          return list(csv.DictReader(open(name, encoding='utf-8-sig', newline='')))
      f = [r for r in rows('out/findings.csv') if r['code'] == 'COV204'][0]
      print(f['commune'], f['sheet'], f['number'], f['parcel'], f['x_north_m'], f['y_east_m'])
      a = [r for r in rows('out/areas.csv') if r['unit'] == '902' and r['category'] == 'ODT']
      print([(r['unit_name'], r['category_name'], r['as_of'], r['area_m2'], r['area_ha']) for r in a])
      print(len(rows('out/quotas.csv')), len(rows('out/plans/901/quota-2021-2025.csv')))
      """, in: scratch.url)
    #expect(
      text == """
        Xã Ánh 7 13 A-2 2270050 590205
        [('Huyện Tây', 'Đất ở tại đô thị', '2025-12-31', '1000', '0.10')]
        10 2

        """)
  }

  @Test func `parcels keep the digits of their file, and shares are given where a parcel is split`() throws {
    let scratch = try outcome()
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "metres", "--out-crs", "plan"])
    let text = try Python.run(
      """
      import json
      d = json.load(open('metres/plans/902/parcels-2026-2030.geojson', encoding='utf-8'))
      print(d['crs']['properties']['name'], d['fictitious'])
      for f in d['features']:
          p = f['properties']
          print(p['id'], p['use'], p['areaM2'], p.get('shareM2'), p.get('sharePercent'), f['geometry']['coordinates'][0][0])
      w = json.load(open('out/plans/901/parcels-2021-2025.geojson', encoding='utf-8'))
      assert 'crs' not in w
      print([f['properties']['project'] for f in w['features']])
      print(w['features'][0]['geometry']['coordinates'][0][0])
      """, in: scratch.url)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "urn:ogc:def:crs:EPSG::5897 True")
    #expect(lines[1] == "A-2 SKK 11000 1000 9.0909 [590100, 2270000]")
    #expect(lines[2] == "A-4 LUC 9000 None None [590300, 2270000]")
    #expect(lines[3] == "['Đồng ắằẳẵặ, \"cũ\"', '=cmd|x']")
    // pyproj (PROJ 9.5.1), EPSG:5897 → EPSG:4326 by VN-2000 to WGS 84 (2), of 590000 2270000.
    let numbers = lines[4].dropFirst().dropLast().split(separator: ", ").compactMap { Double($0) }
    #expect(abs(numbers[0] - 105.86484303156097) < 1e-8)
    #expect(abs(numbers[1] - 20.51951048751897) < 1e-8)
  }

  @Test func `the manifest gives every other file with its true size and digest`() throws {
    let scratch = try outcome()
    let text = try Python.run(
      """
      import json, hashlib, os
      m = json.load(open('out/manifest.json'))
      there = sorted(os.path.relpath(os.path.join(d, n), 'out') for d, _, ns in os.walk('out') for n in ns)
      assert [f['path'] for f in m['files']] == [n for n in there if n != 'manifest.json']
      for f in m['files']:
          b = open('out/' + f['path'], 'rb').read()
          assert (len(b), hashlib.sha256(b).hexdigest()) == (f['bytes'], f['sha256']), f['path']
      r = json.load(open('out/report.json'))
      assert m['runHash'] == r['plan']['runHash'] and len(m['runHash']) == 64
      ours = [i for i in m['inputs'] if os.path.exists(i['file'])]
      assert {'plan.yaml', 'parcels.geojson', 'quotas.csv'} <= {i['file'] for i in ours}, m['inputs']
      for i in ours:
          assert hashlib.sha256(open(i['file'], 'rb').read()).hexdigest() == i['sha256'], i
      print('ok')
      """, in: scratch.url)
    #expect(text == "ok\n")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ogrinfo")))
  func `GDAL opens the maps with their features and valid polygons`() throws {
    let scratch = try outcome()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/ogrinfo")
    process.arguments = ["-ro", "-so", "-al", "out/plans/901/parcels-2021-2025.geojson"]
    process.currentDirectoryURL = scratch.url
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.contains("Geometry: Polygon"))
    #expect(text.contains("Feature Count: 2"))
    #expect(text.contains("WGS 84"))
  }
}
