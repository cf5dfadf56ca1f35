import type { Fields } from './fields';
import {
  duration,
  effort,
  id,
  idList,
  priority,
  resource,
  text,
  textList,
  totalHours,
  webAddress,
  weeklyHours,
  weeks,
  weeksRange,
  yesOrNo,
} from './values';

export const TITLE_CHARACTERS = 160;
export const SUMMARY_CHARACTERS = 2000;
const TEXT_CHARACTERS = 800;
const PHRASE_CHARACTERS = 300;

/** The keys of the front matter. */
export const pathShape = {
  slug: { schema: id, required: true },
  title: { schema: text(TITLE_CHARACTERS), required: true },
  level: { schema: text(TITLE_CHARACTERS), required: true },
  weeks: { schema: weeksRange, required: true },
  'weekly hours': { schema: weeklyHours, required: true },
  'total hours': { schema: totalHours, required: true },
  'upkeep hours': { schema: weeklyHours, required: false },
  base: { schema: webAddress, required: false },
  objectives: { schema: textList(PHRASE_CHARACTERS), required: false },
  prerequisites: { schema: textList(PHRASE_CHARACTERS), required: false },
} as const;

export const phaseShape = {
  id: { schema: id, required: true },
  weeks: { schema: weeksRange, required: true },
} as const;

export const unitShape = {
  id: { schema: id, required: true },
  weeks: { schema: weeks, required: true },
} as const;

export const topicShape = {
  id: { schema: id, required: true },
  focus: { schema: text(PHRASE_CHARACTERS), required: false },
  resource: { schema: resource, required: false },
  'reading time': { schema: duration, required: false },
  effort: { schema: effort, required: false },
  requires: { schema: idList, required: false },
  optional: { schema: yesOrNo, required: false },
  priority: { schema: priority, required: false },
  core: { schema: text(TEXT_CHARACTERS), required: true },
  deep: { schema: text(TEXT_CHARACTERS), required: true },
} as const;

/** A path whose values are read one by one, and not yet checked against each other. */
export interface PathDraft {
  /** Undefined where there is no readable front matter. */
  readonly front: Fields<typeof pathShape> | undefined;
  readonly summary: string;
  readonly phases: readonly PhaseDraft[];
}

interface Titled {
  readonly title: string;
  readonly line: number;
  readonly implied: boolean;
}

export interface PhaseDraft extends Titled, Fields<typeof phaseShape> {
  readonly summary: string;
  readonly units: readonly UnitDraft[];
}

export interface UnitDraft extends Titled, Fields<typeof unitShape> {
  readonly topics: readonly TopicDraft[];
}

export interface TopicDraft extends Titled, Fields<typeof topicShape> {}

export function topicsOf(phase: PhaseDraft): readonly TopicDraft[] {
  return phase.units.flatMap((unit) => unit.topics);
}

/** The line of a key, or of the heading where the key is absent. */
export function lineOfKey(
  draft: { readonly line: number; readonly lines: ReadonlyMap<string, number> },
  key: string,
): number {
  return draft.lines.get(key) ?? draft.line;
}
