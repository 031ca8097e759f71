extension UnitRegister {
  /// code,name,parent: units as listed by the General Statistics Office on 2025-03-01.
  static let list = """
    347,Thành phố Phủ Lý,35
    13285,Phường Quang Trung,347
    13291,Phường Lê Hồng Phong,347
    13294,Phường Châu Cầu,347
    13303,Phường Lam Hạ,347
    13306,Xã Phù Vân,347
    13309,Phường Liêm Chính,347
    13315,Phường Thanh Châu,347
    13318,Phường Châu Sơn,347
    13366,Phường Tân Hiệp,347
    13426,Xã Kim Bình,347
    13444,Phường Tân Liêm,347
    13459,Phường Thanh Tuyền,347
    13507,Xã Đinh Xá,347
    13513,Xã Trịnh Xá,347
    349,Thị xã Duy Tiên,35
    13321,Phường Đồng Văn,349
    13324,Phường Hòa Mạc,349
    13327,Xã Mộc Hoàn,349
    13330,Phường Châu Giang,349
    13333,Phường Bạch Thượng,349
    13336,Phường Duy Minh,349
    13342,Phường Duy Hải,349
    13345,Xã Chuyên Ngoại,349
    13348,Phường Yên Bắc,349
    13351,Xã Trác Văn,349
    13354,Phường Tiên Nội,349
    13357,Phường Hoàng Đông,349
    13360,Xã Yên Nam,349
    13363,Xã Tiên Ngoại,349
    13369,Xã Tiên Sơn,349
    350,Thị xã Kim Bảng,35
    13384,Phường Quế,350
    13387,Xã Nguyễn Úy,350
    13390,Phường Đại Cương,350
    13393,Phường Lê Hồ,350
    13396,Phường Tượng Lĩnh,350
    13402,Phường Tân Tựu,350
    13405,Phường Đồng Hóa,350
    13408,Xã Hoàng Tây,350
    13411,Phường Tân Sơn,350
    13414,Xã Thụy Lôi,350
    13417,Xã Văn Xá,350
    13420,Xã Khả Phong,350
    13423,Phường Ngọc Sơn,350
    13429,Phường Ba Sao,350
    13432,Xã Liên Sơn,350
    13435,Phường Thi Sơn,350
    13438,Xã Thanh Sơn,350
    351,Huyện Thanh Liêm,35
    13441,Thị trấn Kiện Khê,351
    13450,Xã Liêm Phong,351
    13453,Xã Thanh Hà,351
    13456,Xã Liêm Cần,351
    13465,Xã Liêm Thuận,351
    13468,Xã Thanh Thủy,351
    13471,Xã Thanh Phong,351
    13474,Thị trấn Tân Thanh,351
    13477,Xã Thanh Tân,351
    13480,Xã Liêm Túc,351
    13483,Xã Liêm Sơn,351
    13486,Xã Thanh Hương,351
    13489,Xã Thanh Nghị,351
    13492,Xã Thanh Tâm,351
    13495,Xã Thanh Nguyên,351
    13498,Xã Thanh Hải,351
    352,Huyện Bình Lục,35
    13501,Thị trấn Bình Mỹ,352
    13504,Xã Bình Nghĩa,352
    13510,Xã Tràng An,352
    13516,Xã Đồng Du,352
    13519,Xã Ngọc Lũ,352
    13525,Xã Đồn Xá,352
    13528,Xã An Ninh,352
    13531,Xã Bồ Đề,352
    13540,Xã Bình An,352
    13543,Xã Vũ Bản,352
    13546,Xã Trung Lương,352
    13552,Xã An Đổ,352
    13555,Xã La Sơn,352
    13558,Xã Tiêu Động,352
    13561,Xã An Lão,352
    353,Huyện Lý Nhân,35
    13567,Xã Hợp Lý,353
    13570,Xã Nguyên Lý,353
    13573,Xã Chính Lý,353
    13576,Xã Chân Lý,353
    13579,Xã Đạo Lý,353
    13582,Xã Công Lý,353
    13585,Xã Văn Lý,353
    13588,Xã Bắc Lý,353
    13591,Xã Đức Lý,353
    13594,Xã Trần Hưng Đạo,353
    13597,Thị trấn Vĩnh Trụ,353
    13600,Xã Nhân Thịnh,353
    13606,Xã Nhân Khang,353
    13609,Xã Nhân Mỹ,353
    13612,Xã Nhân Nghĩa,353
    13615,Xã Nhân Chính,353
    13618,Xã Nhân Bình,353
    13621,Xã Phú Phúc,353
    13624,Xã Xuân Khê,353
    13627,Xã Tiến Thắng,353
    13630,Xã Hòa Hậu,353
    """
}
