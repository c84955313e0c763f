"""Calendars out: the feed, invitations, CalDAV, and the memory of what was sent. Replies in.

Reading foreign calendars (`import`, `[[absence]] from_ics`) will have its room here, too: `icalendar` reads them.
"""
