"""iCalendar: the feed, invitations, CalDAV, the memory of what was sent, and the answers.

What others wrote is read in `importing`; days that are open or closed are counted in `calendar`.
"""
