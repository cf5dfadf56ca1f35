import Link from 'next/link';

/** Where the calendars that take time are kept; they hold for every plan, so they are no field of the form. */
export function BusyTimes({ calendars }: { readonly calendars: number }) {
  return (
    <p className="max-w-[60ch] text-sm">
      {calendars === 0
        ? 'Meetings and appointments of your other calendars can be kept free of study. '
        : 'Meetings and appointments of your other calendars are kept free of study, in every plan of yours. '}
      <Link href="/busy" className="link inline-flex min-h-6 items-center font-medium">
        {calendars === 0 ? 'Add a calendar' : 'Busy times'}
      </Link>
    </p>
  );
}
