import { Chevron } from '../_components/chevron';

const PLACES = [
  {
    name: 'Google Calendar',
    steps: [
      'Open calendar.google.com on a computer; the phone apps do not show the address.',
      'Point at the calendar on the left, open its three dots and choose “Settings and sharing”.',
      'Go down to “Integrate calendar” and copy “Secret address in iCal format”.',
    ],
  },
  {
    name: 'Outlook',
    steps: [
      'Open Outlook in a browser and go to Settings, Calendar, “Shared calendars”.',
      'Under “Publish a calendar” choose the calendar and the least it may show (that you are busy is enough), then “Publish”.',
      'Copy the ICS link. Some workplaces do not allow this; then save the calendar as a file and upload it.',
    ],
  },
  {
    name: 'Apple Calendar',
    steps: [
      'In Calendar on a Mac or on iCloud.com, open the sharing options of the calendar.',
      'Turn on “Public Calendar” and copy its address. Who has it can read the calendar.',
      'A calendar that shall not be public can be saved with File, Export, and uploaded here.',
    ],
  },
] as const;

/** Where calendars keep the address that others can read them by. */
export function WhereToFind() {
  return (
    <div className="grid gap-x-10 border-t border-line">
      {PLACES.map(({ name, steps }) => (
        <details key={name} className="group/place border-b border-line">
          <summary className="flex min-h-11 items-center justify-between gap-4">
            <span className="font-medium">{name}</span>
            <Chevron className="group-open/place:rotate-90" />
          </summary>
          <ol className="grid list-decimal gap-1.5 pb-4 pl-5 text-sm">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}
