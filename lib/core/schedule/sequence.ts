import type { Instant, Minutes } from '../civil/civil';
import type { PhaseBounds } from './effort-bounds';
import { LabelRows } from './label-rows';
import { LabelStore, NO_LABEL } from './label-store';
import { pathTasks, type PathTasks } from './path-tasks';
import type { Problem } from './problem';
import { createRoom, slotRoom, type Room } from './room';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';
import { createTopicProgram, type PhaseFrame, type RunFrame } from './topic-program';
import type { WorkBudget } from './work-budget';
import { createWorthBound, type EarliestEnds, type SessionEnd } from './worth-bound';

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

export interface SequenceOptions {
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

/**
 * On which days a phase that is held to its most weeks may begin: for each way there only on its own
 * first one, or on every later one too.
 */
type FirstDays = 'own' | 'every';

export interface Sequencer {
  /** A best sequence, or null where there is none. */
  readonly solve: (phases: readonly PhaseBounds[], options: SequenceOptions) => Solved | null;
}

/**
 * The exact solver for one set of effort bounds: places the topics in their listed order.
 *
 * A dynamic program over (topic, grid steps done); `LabelRows` has the argument why dropping labels
 * loses nothing. The most weeks of a phase depend on the day it begins, which would make that day part
 * of every label. So a phase is first solved as if it had no most weeks: what is best without them and
 * keeps them is best with them. Only a phase that broke them is held to them, by solving it for each
 * first day.
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
  const program = createTopicProgram(rules, calendar, labels, rows, budget);

  /** The same bounds are often asked about several times in a row. */
  let known = { phases: [] as readonly PhaseBounds[], path: pathTasks([], 1) };

  interface Search {
    readonly phases: readonly PhaseBounds[];
    readonly path: PathTasks;
    readonly run: RunFrame;
    readonly order: SequenceOptions['order'];
    readonly from: SequenceOptions['from'];
    /** Is told the ways to be done with each topic. */
    readonly reached?: (topic: number, ends: readonly number[]) => void;
    /** By phase, the last day on which it may begin and end, so that all after it still fits. */
    readonly latest: readonly { readonly begin: number; readonly end: number }[];
  }

  function searchOf(
    phases: readonly PhaseBounds[],
    { limits, lastDay, order, from, floor = -Infinity }: SequenceOptions,
  ): Search | null {
    if (known.phases !== phases) {
      known = { phases, path: pathTasks(phases, rules.maxMinutes / grid) };
    }
    const { path } = known;
    const room = createRoom(calendar, slotsRoom, limits, rules);
    const latest = latestDays(phases, path, room, from?.day ?? 0, lastDay);
    if (latest === null) return null;
    const missed = () => undefined;
    const inOrder = { limits, lastDay, room, floor, missed };
    const soonest: RunFrame = { ...inOrder, sessionCost: 0, stepWorth: 0, bound: null };
    const search: Search = { phases, path, run: soonest, order: 'earliest', from, latest };
    if (order === 'earliest') return search;
    const stepWorth = path.mostSessions + 1;
    const bound = createWorthBound(
      {
        path,
        room,
        firstDay: from?.day ?? 0,
        lastDay,
        grid,
        shortest: rules.minMinutes / grid,
        longest: rules.maxMinutes / grid,
        stepWorth,
        latest,
        earliest: () => earliestEnds(search),
      },
      budget,
    );
    return { ...search, run: { ...inOrder, sessionCost: 1, stepWorth, bound }, order };
  }

  /** For each topic the ways to be done with it that end first, whatever the most weeks of phases. */
  function earliestEnds(search: Search): EarliestEnds {
    const found: SessionEnd[][] = search.path.places.map(() => []);
    const reached = (topic: number, ends: readonly number[]) => {
      found[topic] = ends.map((label) => ({
        slot: labels.slot[label] as number,
        end: labels.end[label] as number,
        dayUsed: labels.dayUsed[label] as number,
        weekUsed: labels.weekUsed[label] as number,
      }));
    };
    attempt({ ...search, reached }, new Set());
    return found;
  }

  /** Backwards from the last day: when each phase must have ended and begun; null where one cannot. */
  function latestDays(
    phases: readonly PhaseBounds[],
    path: PathTasks,
    room: Room,
    firstDay: number,
    lastDay: number,
  ): Search['latest'] | null {
    const latest: { begin: number; end: number }[] = [];
    let end = lastDay;
    for (let index = phases.length - 1; index >= 0; index -= 1) {
      const { leastDays, begunOn } = phases[index] as PhaseBounds;
      const needed = (path.leastOfPhase[index] as number) * grid;
      const holds = (day: number) =>
        room.between(day, end) >= needed &&
        (leastDays === null ||
          begunOn !== null ||
          count.dayReaching(startDay + day, leastDays) - startDay <= end);
      let begin = end;
      if (needed > 0) {
        if (end < firstDay || !holds(firstDay)) return null;
        begin = lastHolding(firstDay, end + 1, holds);
      }
      latest[index] = { begin, end };
      end = begin;
    }
    return latest;
  }

  function firstLabel({ from }: Search): number {
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

  const dayOf = (label: number) => slots[labels.slot[label] as number]?.day ?? 0;

  function frameFrom(
    { mostDays, leastDays, begunOn }: PhaseBounds,
    firstTopic: number,
    beginOn: number | null,
    lastDay: number,
  ): PhaseFrame {
    const from = begunOn ?? beginOn;
    const last =
      mostDays === null || from === null
        ? lastDay
        : Math.min(lastDay, count.lastDayOf(startDay + from, mostDays) - startDay);
    const reaching = (day: number) =>
      leastDays === null ? 0 : count.dayReaching(startDay + day, leastDays) - startDay;
    return {
      firstTopic,
      beginFrom: beginOn ?? 0,
      // A later day would only shorten the phase: the last frame is for all of them.
      beginUntil: beginOn === null || last >= lastDay ? last : beginOn,
      lastDay: last,
      endFrom: leastDays === null ? null : (day) => reaching(begunOn ?? day),
      begunEndFrom: begunOn === null ? 0 : reaching(begunOn),
    };
  }

  /** The labels after one phase within a frame. */
  function solvePhase(
    entry: readonly number[],
    index: number,
    frame: PhaseFrame,
    { path, run, reached }: Search,
  ): readonly number[] {
    let arrived = entry.filter((label) => dayOf(label) <= frame.lastDay);
    for (const task of path.tasksOfPhase[index] ?? []) {
      if (arrived.length === 0) break;
      arrived = program.solve(arrived, task, frame, run);
      reached?.(task.number, arrived);
    }
    return arrived;
  }

  /** The labels after one phase; `held` where its most weeks are. */
  function enterPhase(
    entry: readonly number[],
    index: number,
    held: boolean,
    search: Search,
    firstDays: FirstDays,
  ): readonly number[] {
    const { phases, path, latest, run, order } = search;
    const bounds = phases[index] as PhaseBounds;
    const firstTopic = path.tasksOfPhase[index]?.[0]?.number;
    if (firstTopic === undefined) return entry;
    const { begin, end } = latest[index] as Search['latest'][number];
    // Nothing that is left of the phase need be done: it may be passed over, whatever its weeks.
    const past = path.leastOfPhase[index] === 0 ? entry : [];
    if (!held || bounds.mostDays === null || bounds.begunOn !== null) {
      const frame = frameFrom(bounds, firstTopic, null, end);
      const ends = solvePhase(entry, index, frame, search);
      const late = past.filter((label) => dayOf(label) > frame.lastDay);
      return late.length === 0 ? ends : merged([...ends, ...late]);
    }
    let found: readonly number[] = past;
    let lastFirstDay = begin;
    const began = (label: number) =>
      Math.max(dayOf(label), program.firstDayAfter(label, run.limits, run.lastDay));
    const ownDays = firstDays === 'own' ? entry.map(began) : [];
    const earliest = entry.reduce((least, label) => Math.min(least, dayOf(label)), begin);
    for (let firstDay = earliest; firstDay <= lastFirstDay; firstDay += 1) {
      if (firstSlotOfDay[firstDay] === firstSlotOfDay[firstDay + 1]) continue;
      const frame = frameFrom(bounds, firstTopic, firstDay, end);
      if (
        run.room.between(firstDay, frame.lastDay) >=
        (path.leastOfPhase[index] as number) * grid
      ) {
        const beginning =
          firstDays === 'own' ? entry.filter((_, at) => ownDays[at] === firstDay) : entry;
        const ends = solvePhase(beginning, index, frame, search);
        if (ends.length > 0) found = merged([...found, ...ends]);
      }
      if (frame.lastDay >= end && firstDays === 'every') break;
      if (order === 'earliest' && found.length > 0) {
        // Nor is any end of a later week better, where only ends count.
        const week = found.reduce(
          (least, label) => Math.min(least, weekOfDay(dayOf(label))),
          Infinity,
        );
        lastFirstDay = Math.min(lastFirstDay, week * 7 + 6);
      }
    }
    return found;
  }

  /** Of these labels, those that no other covers. */
  function merged(ends: readonly number[]): readonly number[] {
    const all = [...new Set(ends)];
    const slotsOf = all.map((label) => labels.slot[label] as number);
    const least = slotsOf.reduce((a, b) => Math.min(a, b));
    const most = slotsOf.reduce((a, b) => Math.max(a, b));
    rows.open(NO_LABEL - 1, 1, least, most + 1);
    for (const label of all) rows.add(0, label, false);
    return rows.settle(0, false);
  }

  function attempt(
    search: Search,
    held: ReadonlySet<number>,
    firstDays: FirstDays = 'every',
  ): Solved | null {
    if (slots.length === 0) return withoutSlots(search);
    let entry: readonly number[] = [firstLabel(search)];
    for (const index of search.phases.keys()) {
      entry = enterPhase(entry, index, held.has(index), search, firstDays);
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
    let slot = 0;
    for (const { phase, start } of pieces) {
      while ((slots[slot]?.until ?? Infinity) <= start) slot += 1;
      const day = slots[slot]?.day ?? 0;
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
    const held = new Set<number>();
    let atMost = Infinity;
    for (;;) {
      const outcome =
        options.order === 'worthiest'
          ? deepening(search, held, options.floor, atMost)
          : attempt(search, held);
      if (outcome === null) return null;
      const over = overlong(outcome, phases);
      if (over.length === 0) return outcome;
      for (const phase of over) held.add(phase);
      atMost = outcome.worth;
      if (options.order === 'worthiest') {
        const quick = asWorthy(search, held, atMost);
        if (quick) return quick;
      }
    }
  }

  /** A sequence that keeps all phases' most weeks and is worth as much as is possible without them. */
  function asWorthy(search: Search, held: Set<number>, worth: number): Solved | null {
    const run = { ...search.run, floor: worth };
    for (;;) {
      const outcome = attempt({ ...search, run }, held, 'own');
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
    held: ReadonlySet<number>,
    floor: number | undefined,
    atMost: number,
  ): Solved | null {
    const { bound } = search.run;
    if (floor !== undefined || bound === null) return attempt(search, held);
    let ask = Math.min(atMost, bound.whole);
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
      const outcome = attempt({ ...search, run }, held);
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

/** The greatest whole number from `yes` to below `no` up to which something holds. */
function lastHolding(yes: number, no: number, holds: (value: number) => boolean): number {
  let [last, fails] = [yes, no];
  while (fails - last > 1) {
    const middle = (last + fails) >> 1;
    if (holds(middle)) last = middle;
    else fails = middle;
  }
  return last;
}

export function leastSteps({ topics }: PhaseBounds): number {
  return topics.reduce((sum, topic) => sum + topic.least, 0);
}
