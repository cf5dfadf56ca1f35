import type { Instant, Minutes } from '../civil/civil';
import type { PhaseBounds } from './effort-bounds';
import { LabelRows } from './label-rows';
import { LabelStore, NO_LABEL } from './label-store';
import { daysOfPieces } from './days-of-pieces';
import { latestDays } from './latest-days';
import { pathTasks, type PathTasks } from './path-tasks';
import { createPhaseProgram, type FirstDays, type Search } from './phase-program';
import type { Problem } from './problem';
import { createRoom, slotRoom } from './room';
import type { LoadLimits, StudyCalendar } from './study-calendar';
import { createTopicProgram, type RunFrame } from './topic-program';
import type { WorkBudget } from './work-budget';
import { createWorthBound, simpleBound } from './worth-bound';
import type { BoundedRun, EarliestEnds, SessionEnd } from './worth-table';

/** One placed session. */
export interface Piece {
  readonly phase: number;
  readonly topic: number;
  readonly start: Instant;
  readonly minutes: Minutes;
}

export interface Placed {
  readonly kind: 'placed';
  readonly pieces: readonly Piece[];
  /** Days after the start day. */
  readonly finishDay: number;
}

export interface Solved extends Placed {
  /** Weighted steps up to the targets, times more than there can be sessions, less the sessions. */
  readonly worth: number;
}

/** The first phase that cannot be placed after the ones before it. */
export interface Stuck {
  readonly kind: 'stuck';
  readonly phase: number;
}

interface SequenceOptions {
  readonly limits: LoadLimits;
  /** Last day after the start day on which a session may start. */
  readonly lastDay: number;
  /**
   * `earliest` finishes first. `worthiest` has by the last day the most weighted effort, then the
   * fewest sessions, and finishes first among those.
   */
  readonly order: 'earliest' | 'worthiest';
  /** Only what is worth so much is looked for. */
  readonly floor?: number;
  /** The day from which on, and the instant from which on, sessions may start; else the earliest. */
  readonly from?: { readonly day: number; readonly instant: Instant };
}

export interface Sequencer {
  /** A best sequence, or null where there is none. */
  readonly solve: (phases: readonly PhaseBounds[], options: SequenceOptions) => Solved | null;
}

/**
 * The exact solver for one set of effort bounds: places the topics in their listed order.
 *
 * A dynamic program over (topic, grid steps done); `LabelRows` has the argument why dropping labels
 * loses nothing, `createTopicProgram` why not every length is tried, and `tableAlong` what else is
 * dropped: labels that cannot be worth what is asked for. Phases are first solved as if they had no most
 * weeks: what is best without them and keeps them is best with them. Only those that broke them are
 * held to them, all the others still not, until none is broken.
 */
export function createSequencer(
  problem: Problem,
  calendar: StudyCalendar,
  budget: WorkBudget,
): Sequencer {
  const { rules, startDay } = problem;
  const grid = rules.gridMinutes;
  const { slots, count, firstSlotOfDay } = calendar;
  const slotsRoom = slotRoom(calendar, rules, sessionLengths(problem));
  const labels = new LabelStore();
  const rows = new LabelRows(labels, budget, calendar, slotsRoom.lastEnd, grid);
  const topicProgram = createTopicProgram(rules, calendar, labels, rows, budget);
  const phaseProgram = createPhaseProgram(problem, calendar, labels, rows, topicProgram);
  const dayOf = (label: number) => slots[labels.slot[label] as number]?.day ?? 0;

  /** The same bounds are often asked about several times in a row. */
  let known = { phases: [] as readonly PhaseBounds[], path: pathTasks([], 1) };

  function searchOf(
    phases: readonly PhaseBounds[],
    { limits, lastDay, order, from, floor = -Infinity }: SequenceOptions,
  ): Search | null {
    if (known.phases !== phases) {
      known = { phases, path: pathTasks(phases, rules.maxMinutes / grid) };
    }
    const { path } = known;
    const room = createRoom(calendar, slotsRoom, limits, rules);
    const days = { room, firstDay: from?.day ?? 0, lastDay, grid };
    const latest = latestDays(phases, path, days, startDay, count);
    if (latest === null) return null;
    const missed = () => undefined;
    const inOrder = { limits, lastDay, room, floor, missed };
    const soonest: RunFrame = { ...inOrder, sessionCost: 0, stepWorth: 0, bound: null };
    const search: Search = { phases, path, run: soonest, latest };
    if (order === 'earliest') return search;
    const stepWorth = path.mostSessions + 1;
    const bounded: BoundedRun = {
      ...days,
      path,
      shortest: rules.minMinutes / grid,
      longest: rules.maxMinutes / grid,
      stepWorth,
      latest,
      earliest: () => earliestEnds(search, from),
    };
    // A part of a path, such as a week, is faster tried than bounded.
    const bound = from ? simpleBound(bounded) : createWorthBound(bounded, budget);
    return { ...search, run: { ...inOrder, sessionCost: 1, stepWorth, bound } };
  }

  /** For each topic the ways to be done with it that end first, whatever the most weeks of phases. */
  function earliestEnds(search: Search, from: SequenceOptions['from']): EarliestEnds {
    const found: SessionEnd[][] = search.path.places.map(() => []);
    const reached = (topic: number, ends: readonly number[]) => {
      found[topic] = ends.map((label) => ({
        slot: labels.slot[label] as number,
        end: labels.end[label] as number,
        dayUsed: labels.dayUsed[label] as number,
        weekUsed: labels.weekUsed[label] as number,
      }));
    };
    attempt({ ...search, reached }, from, new Set());
    return found;
  }

  function firstLabel(from: SequenceOptions['from']): number {
    labels.clear();
    const label = labels.add();
    labels.end[label] = (from?.instant ?? calendar.earliest) - rules.gapMinutes;
    labels.slot[label] = Math.min(slots.length - 1, firstSlotOfDay[from?.day ?? 0] as number);
    for (const field of [labels.dayUsed, labels.weekUsed, labels.endFrom]) {
      field[label] = 0;
    }
    labels.worth[label] = 0;
    labels.previous[label] = NO_LABEL;
    labels.topic[label] = -1;
    return label;
  }

  function attempt(
    search: Search,
    from: SequenceOptions['from'],
    held: ReadonlySet<number>,
    firstDays: FirstDays = 'every',
  ): Solved | null {
    if (slots.length === 0) return withoutSlots(search);
    let entry: readonly number[] = [firstLabel(from)];
    for (const index of search.phases.keys()) {
      entry = phaseProgram.enter(entry, index, held.has(index), search, firstDays);
      if (entry.length === 0) return null;
    }
    const found = finished(entry, search);
    // Where nothing need be placed, nothing was compared with the floor.
    if (found.worth >= search.run.floor) return found;
    search.run.missed(found.worth);
    return null;
  }

  /** Without a slot nothing is placed, which is enough where nothing need be. */
  function withoutSlots({ path }: Search): Solved | null {
    if (path.leastOfPhase.some((steps) => steps > 0)) return null;
    return { kind: 'placed', pieces: [], finishDay: -1, worth: 0 };
  }

  function finished(ends: readonly number[], { path }: Search): Solved {
    const endOf = (label: number) => labels.end[label] as number;
    const worthOf = (label: number) => labels.worth[label] as number;
    const best = ends.reduce((a, b) => {
      if (worthOf(b) !== worthOf(a)) return worthOf(b) > worthOf(a) ? b : a;
      return endOf(b) < endOf(a) ? b : a;
    });
    const pieces: Piece[] = [];
    for (
      let label = best;
      labels.previous[label] !== NO_LABEL;
      label = labels.previous[label] as number
    ) {
      const minutes = labels.minutes[label] as number;
      const { phase, topic } = path.places[
        labels.topic[label] as number
      ] as PathTasks['places'][number];
      pieces.push({ phase, topic, start: endOf(label) - minutes, minutes });
    }
    return {
      kind: 'placed',
      pieces: pieces.reverse(),
      finishDay: pieces.length === 0 ? -1 : dayOf(best),
      worth: worthOf(best),
    };
  }

  /** The phases whose sessions range over more than their most days. */
  function overlong({ pieces }: Placed, phases: readonly PhaseBounds[]): readonly number[] {
    const firstDay: number[] = [];
    const over = new Set<number>();
    for (const [index, day] of daysOfPieces(pieces, calendar).entries()) {
      const { phase } = pieces[index] as Piece;
      const first = (firstDay[phase] ??= day);
      const { mostDays, begunOn } = phases[phase] as PhaseBounds;
      if (mostDays === null || begunOn !== null) continue;
      if (count.daysOn(startDay + first, startDay + day) > mostDays) over.add(phase);
    }
    return [...over];
  }

  function solve(phases: readonly PhaseBounds[], options: SequenceOptions): Solved | null {
    const search = searchOf(phases, options);
    if (search === null) return null;
    const { from, order, floor } = options;
    const held = new Set<number>();
    let atMost = Infinity;
    for (;;) {
      const outcome =
        order === 'worthiest' && floor === undefined
          ? deepening(search, from, held, atMost)
          : attempt(search, from, held);
      if (outcome === null) return null;
      const over = overlong(outcome, phases);
      if (over.length === 0) return outcome;
      for (const phase of over) held.add(phase);
      atMost = outcome.worth;
      const quick = order === 'worthiest' && asWorthy(search, from, held, atMost);
      if (quick) return quick;
    }
  }

  /** A sequence that keeps all phases' most weeks and is worth as much as is possible without them. */
  function asWorthy(
    search: Search,
    from: SequenceOptions['from'],
    held: Set<number>,
    worth: number,
  ): Solved | null {
    const run = { ...search.run, floor: worth };
    for (;;) {
      const outcome = attempt({ ...search, run }, from, held, 'own');
      if (outcome === null) return null;
      const over = overlong(outcome, search.phases);
      if (over.length === 0) return outcome;
      for (const phase of over) held.add(phase);
    }
  }

  /**
   * The worthiest sequence, by asking for as much as could be at best and then for less and less: a
   * high floor leaves few labels, and what is found above a floor is best (compare Korf's iterative
   * deepening, 1985). Each floor is as low as the best that the last one dropped, or lower.
   */
  function deepening(
    search: Search,
    from: SequenceOptions['from'],
    held: ReadonlySet<number>,
    atMost: number,
  ): Solved | null {
    let ask = Math.min(atMost, search.run.bound?.whole ?? 0);
    if (ask === -Infinity) return null;
    for (let less = 1; ; less *= 2) {
      let next = -Infinity;
      const run: RunFrame = {
        ...search.run,
        floor: ask,
        missed: (worth) => {
          if (worth > next) next = worth;
        },
      };
      const outcome = attempt({ ...search, run }, from, held);
      if (outcome) return outcome;
      if (next === -Infinity) return null;
      ask = Math.min(next, ask - less);
    }
  }

  return { solve };
}

/** The shortest and the longest session that any topic may be studied in. */
function sessionLengths({ path, rules, history }: Problem): { least: number; most: number } {
  const { gridMinutes: grid, minMinutes, maxMinutes } = rules;
  // What the history leaves of a topic may be as short as can be.
  let [least, most] = [history.length > 0 ? grid : minMinutes, maxMinutes];
  for (const { topics } of path.phases) {
    for (const { kind, effort } of topics) {
      if (effort.deep === 0) continue;
      if (kind === 'milestone') most = Math.max(most, effort.deep);
      least = Math.min(least, effort.core);
    }
  }
  return { least: Math.max(1, Math.floor(least / grid)), most: Math.ceil(most / grid) };
}

export function leastSteps({ topics }: PhaseBounds): number {
  return topics.reduce((sum, topic) => sum + topic.least, 0);
}
