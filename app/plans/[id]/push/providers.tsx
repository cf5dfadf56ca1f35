const PROVIDERS = [
  {
    name: 'iCloud',
    address: 'https://caldav.icloud.com',
    where: 'account.apple.com, Sign-In and Security, App-Specific Passwords',
  },
  {
    name: 'Fastmail',
    address: 'https://caldav.fastmail.com',
    where: 'Settings, Privacy & Security, App passwords, with access to calendars',
  },
  {
    name: 'Nextcloud',
    address: 'https://<your host>/remote.php/dav',
    where: 'Personal settings, Security, Devices & sessions, Create new app password',
  },
] as const;

/** The addresses of well-known servers, and where their app passwords are made. */
export function Providers() {
  return (
    <dl className="mt-4 border-t border-line">
      {PROVIDERS.map(({ name, address, where }) => (
        <div key={name} className="border-b border-line py-3">
          <dt className="font-medium">{name}</dt>
          <dd className="break-words select-all">{address}</dd>
          <dd className="text-sm text-ink-soft">App password: {where}.</dd>
        </div>
      ))}
    </dl>
  );
}
