extension CheckText {
  static let repeatedProperty = CheckText(
    title: Phrase("Thuộc tính ghi nhiều lần", "Repeated property"),
    finds: Phrase(
      "Với mỗi lớp dữ liệu: mọi tên thuộc tính ghi nhiều hơn một lần trong một đối tượng, kèm số bản ghi; kể cả trường "
        + "không dùng đến.",
      "For each layer every property name that stands more than once in one feature, with the number of records; fields "
        + "that nothing reads too."),
    matters: Phrase(
      "Không thể biết giá trị nào mới đúng. Ở đây lấy giá trị sau cùng, phần mềm khác có thể lấy giá trị đầu hoặc từ "
        + "chối tệp; nếu đó là mã loại đất hay diện tích thì tổng số tùy thuộc vào phần mềm.",
      "Which of the values is meant nobody can say. The last one was taken, other programs take the first or refuse the "
        + "file; where it is a code or an area, sums depend on the program."),
    doesNotFind: Phrase(
      "Tên chỉ khác nhau ở chữ hoa, chữ thường hoặc dấu cách; tên lặp bên trong một giá trị lồng; thành phần của đối "
        + "tượng hoặc hình học ghi hai lần (tệp bị từ chối); giá trị đã bị ghi đè trước khi xuất tệp.",
      "Names that differ by case or space; repeated names inside a nested value; members of a feature or geometry that "
        + "repeat (the file is refused); values overwritten before the file was written."),
    source: Phrase(
      "RFC 8259 (2017), mục 4: tên trong một đối tượng JSON phải là duy nhất.",
      "RFC 8259 (2017), section 4: names within an object should be unique."))
}
