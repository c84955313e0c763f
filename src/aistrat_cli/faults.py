"""The faults that loading and planning find. A code stays for ever: it may be retired, it is never reused.

What each one means, with an example and the better form, is told in `rules/`; the judging rules declare their own.
"""

from __future__ import annotations

from aistrat_cli.diagnostic import Fault

# F: the file cannot be read, or contradicts itself.
SYNTAX_ERROR = Fault("F001", "syntax-error", "error")
UNKNOWN_KEY = Fault("F002", "unknown-key", "error")
WRONG_TYPE = Fault("F003", "wrong-type", "error")
MISSING_KEY = Fault("F004", "missing-key", "error")
DUPLICATE_ID = Fault("F005", "duplicate-id", "error")
INVALID_ID = Fault("F006", "invalid-id", "error")
UNKNOWN_REFERENCE = Fault("F007", "unknown-reference", "error")
CONTRADICTION = Fault("F008", "contradiction", "error")
INVALID_TEXT = Fault("F009", "invalid-text", "error")
TOO_DEEP = Fault("F010", "too-deep", "error")
DUPLICATE_SERIES = Fault("F011", "duplicate-series", "error")
UNSUPPORTED_FORMAT = Fault("F012", "unsupported-format", "error")
INVALID_VALUE = Fault("F013", "invalid-value", "error")
UNREADABLE_CALENDAR = Fault("F014", "unreadable-calendar", "error")

# D: a day is written wrong.
WRONG_WEEKDAY = Fault("D001", "wrong-weekday", "error")
IMPOSSIBLE_DATE = Fault("D002", "impossible-date", "error")
UNREADABLE_DATE = Fault("D003", "unreadable-date", "error")
OUTSIDE_ERA = Fault("D004", "outside-era", "error")
UNKNOWN_FISCAL_YEAR = Fault("D005", "unknown-fiscal-year", "error")
DAY_OUT_OF_RANGE = Fault("D006", "day-out-of-range", "error")

# P: the plan cannot be made, or breaks what is written.
CYCLE = Fault("P001", "dependency-cycle", "error")
BROKEN_DEPENDENCY = Fault("P002", "broken-dependency", "error")
DEADLINE_MISSED = Fault("P003", "deadline-missed", "error")
TARGET_MISSED = Fault("P004", "target-missed", "warning")
NO_POSSIBLE_DAY = Fault("P005", "no-possible-day", "error")
PARTLY_POSSIBLE = Fault("P006", "partly-possible", "warning")
NOTHING_PLACES = Fault("P007", "nothing-places", "error")
NO_HOLIDAY_DATA = Fault("P008", "no-holiday-data", "error")
WAITS_FOR_UNPLACED = Fault("P009", "waits-for-unplaced", "note")
WAITS_FOR_CANCELLED = Fault("P010", "waits-for-cancelled", "warning")
TOO_EARLY = Fault("P011", "too-early", "error")
NO_BUSINESS_DAY = Fault("P012", "no-business-day", "error")
WORD_NOT_KEPT = Fault("P013", "word-not-kept", "warning")
ENDS_BEFORE_START = Fault("P014", "ends-before-start", "error")
LEAD_NEEDS_TIME = Fault("P015", "lead-needs-time", "error")
