import { freeIntervals } from '@/lib/core/availability/free-intervals';
import { MINUTES_PER_DAY, type Instant } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { success, type Result } from '@/lib/core/result';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan, listOwnedPlans } from '@/lib/db/plans-repository';
import { readClock } from '@/lib/time/clock';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone } from '@/lib/time/zones';
import { DEFAULT_WINDOWS, weeklyWindows } from './availability-schema';
import { PREVIEW_DAYS, previewBusyCalendar } from './busy-calendars';
import { planSettingsSchema, type PlanSettings } from './plan-request';
import { blackoutsOf } from './plan-problem';

type PreviewInput = Parameters<typeof previewBusyCalendar>[0] & { readonly ownerId: string };

/** What a calendar comes to before it is used. */
export interface BusyPreview {
  /** A name to suggest. */
  readonly title: string | null;
  /** Busy times in the next 14 days. */
  readonly times: number;
  /** How many of them lie in the study times of the owner's newest plan; null without a plan. */
  readonly overlaps: number | null;
}

/**
 * Reads a calendar and tells what it would take, without keeping anything. `zone` is where the person
 * is, as far as no plan of theirs says.
 */
export async function previewBusy({
  ownerId,
  ...input
}: PreviewInput): Promise<Result<BusyPreview, string>> {
  const settings = await newestSettings(ownerId);
  const zone = settings?.learner.zone ?? canonicalZone(input.zone) ?? 'Etc/UTC';
  const read = await previewBusyCalendar({ ...input, zone });
  if (!read.ok) return read;
  const { busy, title } = read.value;
  const open = settings && studyTimes(settings, readClock());
  return success({
    title,
    times: busy.length,
    overlaps:
      open &&
      busy.filter(({ start, end }) => open.some((one) => one.start < end && start < one.end))
        .length,
  });
}

async function newestSettings(ownerId: string): Promise<PlanSettings | null> {
  const database = await currentDatabase();
  const plan = await database.read(async (reader) => {
    const [newest] = await listOwnedPlans(reader, ownerId);
    return newest && findOwnedPlan(reader, { planId: newest.id, ownerId });
  });
  return plan ? planSettingsSchema.parse(plan.request) : null;
}

/** Study times of the coming days, days off left out. */
function studyTimes(settings: PlanSettings, now: Instant) {
  const { zone, availability } = settings.learner;
  const margin = 3 * MINUTES_PER_DAY;
  const offsets = offsetTableOfZone(
    zone,
    now - margin,
    now + PREVIEW_DAYS * MINUTES_PER_DAY + margin,
  );
  const { day } = wallTimeAt(offsets, now);
  return freeIntervals(
    {
      windows: weeklyWindows(availability.windows ?? DEFAULT_WINDOWS),
      blackouts: blackoutsOf(settings),
      busy: [],
    },
    { offsets, firstDay: day, lastDay: day + PREVIEW_DAYS, now },
  );
}
