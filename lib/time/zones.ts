import { IANAZone } from 'luxon';

/** Names that ICU still lists in their old form, with the name the IANA database uses now. */
const CURRENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

const UTC = 'Etc/UTC';

function currentName(zone: string): string {
  const name = zone === 'UTC' || zone === 'GMT' ? UTC : zone;
  return CURRENT_NAMES.get(name) ?? name;
}

/** Proper spelling of every listed zone, under its current and its old name, by lower case. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [
    ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC' && zone !== 'GMT'),
    ...CURRENT_NAMES.keys(),
    ...CURRENT_NAMES.values(),
    UTC,
  ].map((zone) => [zone.toLowerCase(), zone]),
);

/**
 * Whether Intl knows the zone, in any letter case. Offsets such as `+05:30` are no zones here: a
 * calendar feed needs an IANA id.
 */
export function isKnownZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
}

/**
 * The properly spelt IANA id of a zone given in any letter case, or undefined for an unknown one.
 * `UTC` and `GMT` become `Etc/UTC`; an alias that is listed nowhere (`US/Pacific`) becomes what Intl
 * resolves it to.
 */
export function canonicalZone(zone: string): string | undefined {
  const spelling = SPELLINGS.get(zone.toLowerCase());
  if (spelling !== undefined) return isKnownZone(spelling) ? spelling : undefined;
  if (!isKnownZone(zone)) return undefined;
  return currentName(
    new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone,
  );
}

/** All zones a person can choose, under their current names, in code unit order. */
export function listZones(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone').map(currentName);
  return [...new Set([...names, UTC])].sort();
}
