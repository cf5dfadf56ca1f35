"""The zone of a VTIMEZONE, as Debian's python3-icalendar makes it of that component alone."""


def zone_of(component):
    for observance in component.subcomponents:
        rule = observance.get("RRULE", {})
        if "UNTIL" in rule:
            # RFC 5545 section 3.3.10 wants it in UTC, where icalendar 4 fails; local, it means the same.
            offset = observance["TZOFFSETFROM"].td
            rule["UNTIL"] = [(until + offset).replace(tzinfo=None) for until in rule["UNTIL"]]
    return component.to_tz()
