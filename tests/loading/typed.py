"""What coordinators type, each with a key it is typed for: none of it is how the format has it, all is understood."""

from __future__ import annotations

AROUND = """\
format = 1
[series]
id = "s"
title = "S"
timezone = "Asia/Tokyo"
fiscal_year_start = 4
[[body]]
id = "council"
[[meeting]]
id = "study-4"
body = "council"
date = 2021-11-10
[[meeting]]
id = "study-5"
body = "council"
date = 2021-12-10
"""

MEETING = AROUND + '[[meeting]]\nid = "x"\nbody = "council"\n'
DATED = MEETING + "date = 2022-01-11\n"
TASK = AROUND + '[[task]]\nid = "x"\nafter = "study-5"\n'
CALENDAR = AROUND + "[calendar]\n"
LEAD = AROUND + '[[lead_time]]\nid = "x"\n'

DAYS = """\
date = 2021-10-26 (火)
date = 令和3年10月26日
date = 2021/10/26
date = 10/26
date = 2021.10.26
date = 20211026
date =\u30002021-10-26
date = “2021-10-26”
ｄａｔｅ = 2021-10-26
date = ２０２１-10-26
date = 2021‐10‐26
date = 2022-02-30
date = 2021-10-26 10:00
date = 2021-10-26T10:00:00+09:00
date == 2021-10-26
date := 2021-10-26
date: 2021-10-26
date 2021-10-26
date = 2021-10-26"
date = '2021-10-26"
date = "2021-10-26
date = 2021-10-26;
date = 2021-10-26 // 火曜
日付 = 2021-10-26
date =
date = "2021-10-26T10:00"
date = "2021-10-26 14時30分"
date = "2021-10-26 午後2時"
date = "2021年10月26日（水）"
date = "令和元年3月1日"
date = "平成33年10月26日"
date = "R3.10.26"
date = "R3.10.26(火)"
date = "令和三年十月二十六日"
date = "10月26日"
date = "2021/10/26(火)"
date = "2021–10–26"
date = "2021-1-5"
date = "Oct 26"
date = "26 Oct 2021"
date = "October 26, 2021 (Tue)"
date = "来週火曜"
date = "next Tuesday"
date = "T.B.D."
date = "TBD"
date = "未定"
date = "後日決定"
date = "3月末"
date = "3月上旬"
date = "年度内"
date = "年度末"
date = "令和3年度末を目途に"
date = "2022年3月末まで"
date = "令和4年4月初めから"
date = "夏頃"
date = "上旬"
date = "第4四半期"
date = "FY21 Q4"
date = "2022年春"
date = "2022-03"
date = "2022/3"
date = "March 2022"
date = "2022-03-31まで"
date = "2022-04-01以降"
date = "2021-10-26 予定"
date = "2021-10-26頃"
date = "2021-11-23 (祝)"
date = "2021-10-26 ～ 2021-10-28"
date = "2021-10-26〜28"
date = "R3.10.26（火）〜28（木）"
date = "2021-10-26, 2021-10-27"
date = "2021-10-26 (火) 14:00-16:00"
date = ["2021-10-26", "2021-10-27"]
date = "令和3年度内"
date = "年内目途"
date = "毎月第4火曜"
date = "study-4の5営業日後"
date = "study-4の翌日"
date = "study-4-5bd"
date = "study-4 -5bd"
date = "study-4 - 5 bd"
date = "study-4 + 1週間"
date = "study-4 + 5"
date = "study-4.begin"
date = "翌週"
date = "5営業日前"
target = FY2021.end
target = 2022-03-31 頃
"""

WINDOWS = """\
window = 2022-04
window = 2022/04
window = 2022-04..2022-10
window = 2022-01-11
window = { from = 2022-01-11, to = 2022-01-20 }
window = ["2022-01-11" "2022-01-20"]
window = "2022-03~2022-04"
window = "2022年3月〜4月"
window = "2022年3月中旬〜下旬"
window = "2022-03上旬..中旬"
window = "2022/1/11-2022/1/15"
window = "2022-03-01 to 2022-03-10"
window = "2022-3"
window = "FY21"
window = "2022-Q1"
window = "2022年春"
window = "2022年前半"
window = "2022-03後半"
window = "2022年3月中"
window = "Mar 2022"
window = "2022-04以降"
window = "年度内"
window = "未定"
window = "study-4 - study-5"
window = [2022-01-20, 2022-01-11]
one_of = ["1/11"]
"""

AFTER = """\
after = study-5
after = [study-5]
after = study-4, study-5
after = "study-4", "study-5"
after = "study-4, study-5"
after = ["study-4" "study-5"]
after = ["study-4"; "study-5"]
after = ["study-4"、"study-5"]
after = ["study-4",, "study-5"]
after = ['study-4]
after = ("study-4")
after = {"study-4"}
after = 「study-4」
after = ["study-4"
after = "Study-4"
after = "study4"
after = "study-4 + 3営業日"
after = "study-4+3bd"
after = "study-4 の後"
after = "3 days after study-4"
after = "study-4 − 3bd"
after = "2021-11-10"
"""

OF_A_MEETING = """\
time = 9:00
time = 24:00
time = "14時30分"
time = 14時30分
time = "午後2時"
time = "午後2時から"
time = "2:30 PM"
time = 14
time = 1430
time = "14:00-16:00"
time = 14:00〜16:00
time = "10:00 JST"
time = 10:00+09:00
time = "正午"
time = "10h30"
time = "未定"
time = "午後"
time = 2021-10-26 10:00:00
length = 2h
length = 90
length = "90"
length = "90分"
length = "1時間半"
length = "1.5h"
length = "1:30"
length = "2h30m"
length = "終日"
done = true
number = 第4回
number = "第4回"
number = ４
number = 04
number = "4"
online = True
online = https://example.org/x#y
url = https://example.org/x
title = 第4回
title = "彼は"はい"と言った"
title = { ja: "題", en: "Title" }
title = { ja = "題" en = "Title" }
title = ja = "題"
url = "C:\\dir"
agenda = 議題
place = “会議室”
備考 = 資料は当日配付
cancelled = yes
public = いいえ
"""

DURATIONS = """\
duration = 15bd
duration = 15
duration = "15"
duration = "15営業日"
duration = "15 bd"
duration = "2週間"
duration = "約2週間"
duration = "2 weeks"
duration = "15BD"
duration = "1ヶ月"
duration = "8h"
duration = "0d"
duration = "未定"
"""

OFFSETS = """\
offset = -3
offset = "-3"
offset = -3bd
offset = "3bd"
offset = "3営業日前"
offset = "2週間前"
offset = "前日"
offset = "翌営業日"
offset = "中14日"
offset = "-3bd 17:00"
offset = "2 weeks before"
offset = "−3bd"
offset = "当日"
offset = "-72時間"
"""

CLOSED = """\
closed = ["12/29〜1/3"]
closed = ["12月29日から1月3日まで"]
closed = ["5/1"]
"""

HEADERS = """\
[[meetings]]
[[Meeting]]
[meeting]
[[meeting]
[[会議]]
［［meeting］］
[[event]]
[[meeting]]:
"""

SEVERAL_LINES = ('note = "一行目\n二行目"', 'agenda = ["a"\n"b"]')

TYPED = (
    *((MEETING, line) for line in (DAYS + WINDOWS + AFTER).splitlines()),
    *((DATED, line) for line in (*OF_A_MEETING.splitlines(), *SEVERAL_LINES)),
    *((TASK, line) for line in DURATIONS.splitlines()),
    *((LEAD, line) for line in OFFSETS.splitlines()),
    *((CALENDAR, line) for line in CLOSED.splitlines()),
)
"""What stands above, and the line as it is typed."""
