"""Reads iCalendar objects with Debian's python3-icalendar.

The standard input is a JSON list of them; prints the events of each, as JSON. Times are instants by the VTIMEZONEs of the object itself, in milliseconds
since the epoch; all-day events have midnight UTC of their first day and of the day beyond the last.
"""

import datetime
import json
import sys

from icalendar import Calendar

from vtimezone import zone_of

EPOCH = datetime.datetime(1970, 1, 1)


def milliseconds(moment):
    return int((moment - EPOCH).total_seconds() * 1000)


def events(body):
    calendar = Calendar.from_ical(body)
    zones = {str(zone["TZID"]): zone_of(zone) for zone in calendar.walk("VTIMEZONE")}

    def instant(prop):
        value = prop.dt
        if not isinstance(value, datetime.datetime):
            return milliseconds(datetime.datetime(value.year, value.month, value.day))
        zone = zones[prop.params["TZID"]]
        local = zone.localize(value.replace(tzinfo=None), is_dst=None)
        return milliseconds(local.astimezone(datetime.timezone.utc).replace(tzinfo=None))

    return [
        {
            "uid": str(event["UID"]),
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "allDay": not isinstance(event["DTSTART"].dt, datetime.datetime),
            "start": instant(event["DTSTART"]),
            "end": instant(event["DTEND"]),
        }
        for event in calendar.walk("VEVENT")
    ]


json.dump([events(body) for body in json.load(sys.stdin)], sys.stdout)
