"""What a secretariat already has: calendars and spreadsheets of others, read into entries, then into a draft.

Nothing here opens a file: content comes in as bytes. `icalendar`, `recurring-ical-events` and `openpyxl` are the extra
`aistrat[import]`; they are imported inside functions, once a file needs them.
"""
