"""Reads VTIMEZONEs with Debian's python3-icalendar and tells the instants of readings of their clocks.

The standard input is JSON: a list of objects with `vtimezone`, an iCalendar object that holds one, and
`walls`, minutes since 1970-01-01T00:00 on its clock. Prints the instants in minutes, a list for each; null
stands for a reading that the clock shows twice or never.
"""

import datetime
import json
import sys

from icalendar import Calendar
from pytz import InvalidTimeError

from vtimezone import zone_of

EPOCH = datetime.datetime(1970, 1, 1)
MINUTE = datetime.timedelta(minutes=1)


def instant(zone, wall):
    try:
        local = zone.localize(EPOCH + wall * MINUTE, is_dst=None)
    except InvalidTimeError:
        return None
    return (local.astimezone(datetime.timezone.utc).replace(tzinfo=None) - EPOCH) // MINUTE


def instants(asked):
    [component] = Calendar.from_ical(asked["vtimezone"]).walk("VTIMEZONE")
    zone = zone_of(component)
    return [instant(zone, wall) for wall in asked["walls"]]


json.dump([instants(asked) for asked in json.load(sys.stdin)], sys.stdout)
