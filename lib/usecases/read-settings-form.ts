import type { CivilDay } from '@/lib/core/civil/civil';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import { readClock } from '@/lib/time/clock';
import { canonicalZone, listZones } from '@/lib/time/zones';
import { listBusyCalendars } from './busy-calendars';
import { readCurrentProblem } from './current-problem';
import {
  fieldsOfSettings,
  settingsFromFields,
  type SavedSettings,
  type SettingsGround,
  type SettingsReading,
} from './plan-settings-form';
import { fieldsFromQuery, type PlannerFields } from './planner-fields';
import { localDayAt } from './resolve-request';

/** What the settings page of a plan shows. */
export interface SettingsPage extends SavedSettings {
  readonly fields: PlannerFields;
  /** Sessions that are over: from then on the start is a fact. */
  readonly sessionsOver: number;
  /** The local day now in the plan's zone. */
  readonly today: CivilDay;
  /** How many calendars of the owner take time. */
  readonly busyCalendars: number;
  readonly zones: readonly string[];
}

async function readGround(target: PlanOfOwner) {
  const saved = await readCurrentProblem(target);
  if (!saved) return null;
  const { settings, path, pathSlug, request } = saved;
  const { now } = request.problem;
  const sessionsOver = request.previous.filter(({ start }) => start < now).length;
  return { settings, path, pathSlug, sessionsOver };
}

/** Of the owner's plan; null for an unknown, a deleted and another owner's one alike. */
export async function readSettingsPage(target: PlanOfOwner): Promise<SettingsPage | null> {
  const ground = await readGround(target);
  if (!ground) return null;
  const today = localDayAt(ground.settings.learner.zone, readClock());
  const busyCalendars = (await listBusyCalendars(target.ownerId)).length;
  return { ...ground, fields: fieldsOfSettings(ground), today, busyCalendars, zones: listZones() };
}

/** Reads a sent form against the saved settings; nothing is written. `fields` as they were sent. */
export async function readSettingsForm(
  target: PlanOfOwner,
  sent: URLSearchParams,
): Promise<(SettingsReading & { readonly fields: PlannerFields }) | null> {
  const found = await readGround(target);
  if (!found) return null;
  const now = readClock();
  const ground: SettingsGround = {
    ...found,
    isBegun: found.sessionsOver > 0,
    zoneDay: (text) => {
      const zone = canonicalZone(text);
      return zone === undefined ? undefined : { zone, today: localDayAt(zone, now) };
    },
  };
  const fields = fieldsFromQuery(sent, found.settings.learner);
  return { ...settingsFromFields(fields, ground), fields };
}
