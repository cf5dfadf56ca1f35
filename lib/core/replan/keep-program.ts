import { DAYS_PER_WEEK, type Instant } from '../civil/civil';
import type { SessionRules } from '../schedule/problem';
import type { LoadLimits } from '../schedule/study-calendar';
import type { WorkBudget } from '../schedule/work-budget';
import { keptBound, type KeptBound } from './kept-bound';
import { ANY_BEGIN, KeepLabels, NONE, type Begins } from './keep-labels';
import type { OldSession } from './old-sessions';
import type { PhaseRange } from './phase-ranges';
import type { TopicWork } from './remaining-work';
import type { TimeLine } from './time-line';

/** What is asked of the program. */
export interface Ask {
  readonly budget: WorkBudget;
  /** By topic, the steps that it must get, and those up to which it is worth to give it more. */
  readonly least: Int32Array;
  readonly goal: Int32Array;
  readonly limits: LoadLimits;
  /** Last day after the start day on which a session may start. */
  readonly lastDay: number;
  /** By phase, the range of days that it must keep to. */
  readonly ranges: readonly PhaseRange[];
  /** Whether kept sessions count; if not, the answer is a sequence that finishes first. */
  readonly keep: boolean;
  /** Only plans that keep so many are looked for. */
  readonly leastKept: number;
  /** Of plans that keep `leastKept`, only those worth more than this; -Infinity for any. */
  readonly aboveWorth: number;
  /** Whether effort and sessions decide between plans that keep as many. */
  readonly weighs: boolean;
  /** So many ways to have done as much of a topic are followed, the most promising ones. */
  readonly mostLabels: number;
}

/** One placed session. */
export interface PlacedPiece {
  /** Index in the remaining work. */
  readonly topic: number;
  readonly start: Instant;
  readonly steps: number;
  /** Days after the start day. */
  readonly day: number;
  /** The old session that it keeps, or null. */
  readonly old: OldSession | null;
}

export type Answer =
  | {
      readonly kind: 'found';
      readonly pieces: readonly PlacedPiece[];
      readonly kept: number;
      readonly worth: number;
    }
  /** There is none; what those that were given up could have kept, or been worth, at most. */
  | { readonly kind: 'none'; readonly mostKept: number; readonly mostWorth: number };

export interface KeepProgram {
  readonly solve: (ask: Ask) => Answer;
  /** What a sequence of pieces is worth where it is weighed: its effort first. */
  readonly worthOf: (pieces: readonly PlacedPiece[], goal: Int32Array) => number;
  /** What one step of effort is worth, which is more than sessions and excess can come to. */
  readonly perStep: number;
}

/**
 * The exact program behind every replan. A dynamic program over (topic, steps done), the topics in path
 * order. Each way to be there is extended by every length at its earliest start and by every old session
 * of the topic at its own time, waiting for it. Ways that another covers are dropped, and so are those
 * that cannot keep as many old sessions as asked for.
 */
export function createKeepProgram(
  topics: readonly TopicWork[],
  time: TimeLine,
  olds: readonly OldSession[],
  rules: SessionRules,
): KeepProgram {
  const grid = rules.gridMinutes;
  const gap = rules.gapMinutes;
  const shortest = rules.minMinutes / grid;
  const longest = rules.maxMinutes / grid;
  const { from, until, end: slotEnd, day: dayOf, week: weekOf, firstSlotOfDay, days } = time;
  const slots = from.length;
  const oldsOf = topics.map((_, topic) =>
    olds.flatMap((old, index) => (old.topic === topic ? [index] : [])),
  );
  const oldStart = Int32Array.from(olds, ({ session }) => session.start);
  const oldSteps = Int32Array.from(olds, ({ steps }) => steps);
  const pinned = olds.flatMap((old, index) => (old.pinned ? [index] : []));
  const totalDeep = topics.reduce((sum, { deep }) => sum + deep, 0);
  // More effort is worth more than any number of sessions, one session more than any effort past the goal.
  const perSession = totalDeep + 1;
  const perStep = perSession * (totalDeep + 1);

  /** By topic, the first one of the next phase. */
  const phaseEnd = Int32Array.from(topics, ({ phase }) => {
    const next = topics.findIndex((other) => other.phase > phase);
    return next === -1 ? topics.length : next;
  });

  const pool = new KeepLabels();
  const lists: number[][] = [];
  let ask: Ask;
  let bound: KeptBound;
  let givenUp = NONE;
  let givenUpWorth = -Infinity;
  /** Sessions that a topic and those after it take at least. */
  let sessionsFrom: Int32Array;
  /** Steps that these sessions hold at most, and steps that one session more holds. */
  let coveredFrom: Int32Array;
  let restFrom: Int32Array;
  let ends: number[] = [];
  /** Which labels of the running topic can be compared. */
  let begins = ANY_BEGIN;
  let beginsAtEnd = ANY_BEGIN;
  let endsPhase = false;
  let mayEndPhase = false;

  function listAt(steps: number): number[] {
    while (lists.length <= steps) lists.push([]);
    return lists[steps] as number[];
  }

  /** Adds a label to a list unless one there covers it; drops those that it covers. */
  function offer(list: number[], label: number, compared: Begins): boolean {
    ask.budget.spend(list.length);
    let kept = 0;
    for (let index = 0; index < list.length; index += 1) {
      const other = list[index] as number;
      // None is dropped before this: what covers the label would have covered that one too.
      if (pool.covers(other, label, compared)) return false;
      if (!pool.covers(label, other, compared)) list[kept++] = other;
    }
    list.length = kept;
    list.push(label);
    if (list.length > ask.mostLabels) dropLeastPromising(list);
    return true;
  }

  function dropLeastPromising(list: number[]): void {
    let worst = 0;
    for (let index = 1; index < list.length; index += 1) {
      const [a, b] = [list[index] as number, list[worst] as number];
      if ((pool.promise[a] as number) < (pool.promise[b] as number)) worst = index;
    }
    list[worst] = list[list.length - 1] as number;
    list.length -= 1;
  }

  /** Adds a label to those that have done enough of the topic. */
  function offerEnd(label: number, topic: number): boolean {
    const pin = nextPin(label);
    if (pin !== null && pin.topic <= topic) return false;
    if (endsPhase && !endsInTime(label, topic)) return false;
    if (endsPhase || !mayEndPhase || endsInTime(label, topic)) {
      return offer(ends, label, beginsAtEnd);
    }
    // A label that would end the phase too soon must not push out one that need not go on.
    ask.budget.spend(ends.length);
    for (const other of ends) if (pool.covers(other, label, beginsAtEnd)) return false;
    let kept = 0;
    for (const other of ends) {
      const covered = !endsInTime(other, topic) && pool.covers(label, other, beginsAtEnd);
      if (!covered) ends[kept++] = other;
    }
    ends.length = kept;
    ends.push(label);
    return true;
  }

  function worthOfStep(topic: number, steps: number, more: number): number {
    const goal = ask.goal[topic] as number;
    const gained = Math.min(steps + more, goal) - Math.min(steps, goal);
    return gained * perStep - perSession - (more - gained);
  }

  /** A session after a label, as a draft; whether it can lead to what is asked for. */
  function extend(
    label: number,
    topic: number,
    done: number,
    steps: number,
    start: Instant,
    slot: number,
    old: number,
  ): boolean {
    const day = dayOf[slot] as number;
    const week = weekOf[slot] as number;
    const minutes = steps * grid;
    const weekUsed = minutes + (pool.week[label] === week ? (pool.weekUsed[label] as number) : 0);
    const keeps = old !== NONE && ask.keep;
    const kept = (pool.kept[label] as number) + (keeps ? 1 : 0);
    const stop = start + minutes;
    ask.budget.spend(1);
    const most = bound.mostKept(topic, done + steps, stop, slot, weekUsed);
    if (most === -1) return false;
    if (kept + most < ask.leastKept) {
      givenUp = Math.max(givenUp, kept + most);
      return false;
    }
    const begin = beginOf(label, topic, day);
    const lastDay = rangeOf(topic).lastDayFrom(begin);
    if (
      lastDay < ask.lastDay &&
      !bound.fitsBy(phaseEnd[topic] as number, lastDay, stop, slot, weekUsed)
    ) {
      return false;
    }
    let worth = pool.worth[label] as number;
    let promise = 0;
    if (ask.weighs) {
      worth += worthOfStep(topic, done, steps);
      if (kept + most >= ask.leastKept) {
        const effort = bound.mostEffort(topic, done + steps, ask.leastKept - kept);
        const own = Math.max(0, (ask.goal[topic] as number) - done - steps);
        const uncovered = effort - own - (coveredFrom[topic + 1] as number);
        const sessions =
          (sessionsFrom[topic + 1] as number) +
          (uncovered > 0 ? Math.ceil(uncovered / (restFrom[topic + 1] as number)) : 0);
        promise = worth + effort * perStep - sessions * perSession;
        const mostWorth = promise;
        if (mostWorth <= ask.aboveWorth) {
          givenUpWorth = Math.max(givenUpWorth, mostWorth);
          return false;
        }
      }
    }
    const draft = pool.draft();
    pool.end[draft] = stop;
    pool.slot[draft] = slot;
    pool.day[draft] = day;
    pool.week[draft] = week;
    pool.dayUsed[draft] = minutes + (pool.day[label] === day ? (pool.dayUsed[label] as number) : 0);
    pool.weekUsed[draft] = weekUsed;
    pool.kept[draft] = kept;
    pool.pins[draft] =
      (pool.pins[label] as number) + (old !== NONE && (olds[old] as OldSession).pinned ? 1 : 0);
    pool.worth[draft] = worth;
    pool.promise[draft] = promise;
    pool.begin[draft] = begin;
    pool.previous[draft] = label;
    pool.topic[draft] = topic;
    pool.steps[draft] = steps;
    pool.old[draft] = old;
    return true;
  }

  function isInPhase(label: number, topic: number): boolean {
    const last = pool.topic[label] as number;
    return last !== NONE && topics[last]?.phase === topics[topic]?.phase;
  }

  function rangeOf(topic: number): PhaseRange {
    return ask.ranges[(topics[topic] as TopicWork).phase] as PhaseRange;
  }

  /** The first day of the topic's phase, if a session after the label were on this day. */
  function beginOf(label: number, topic: number, day: number): number {
    return (
      rangeOf(topic).begunOn ?? (isInPhase(label, topic) ? (pool.begin[label] as number) : day)
    );
  }

  /** The pinned session that must come next; none may be passed by. */
  function nextPin(label: number): OldSession | null {
    const index = pinned[pool.pins[label] as number];
    return index === undefined ? null : (olds[index] as OldSession);
  }

  /** The slot of the earliest start after a label, from a day on; `NONE` where there is none. */
  let foundStart = 0;
  function earliestSlot(
    label: number,
    minutes: number,
    fromDay: number,
    lastDay: number,
    latestEnd: Instant,
  ): number {
    const isFirst = pool.slot[label] === NONE;
    const after = (pool.end[label] as number) + (isFirst ? 0 : gap);
    const { day: dayLimits, week: weekLimits } = ask.limits;
    let slot = isFirst ? 0 : (pool.slot[label] as number);
    if (fromDay > (pool.day[label] as number)) {
      slot = Math.max(slot, firstSlotOfDay[Math.min(days, Math.max(0, fromDay))] as number);
    }
    while (slot < slots) {
      ask.budget.spend(1);
      const day = dayOf[slot] as number;
      if (day > lastDay) return NONE;
      const week = weekOf[slot] as number;
      const usedOfWeek = pool.week[label] === week ? (pool.weekUsed[label] as number) : 0;
      if (minutes + usedOfWeek > (weekLimits[week] as number)) {
        slot = firstSlotOfDay[Math.min(days, (week + 1) * DAYS_PER_WEEK)] as number;
        continue;
      }
      const usedOfDay = pool.day[label] === day ? (pool.dayUsed[label] as number) : 0;
      if (minutes + usedOfDay > (dayLimits[day] as number)) {
        slot = firstSlotOfDay[day + 1] as number;
        continue;
      }
      const opens = from[slot] as number;
      const begin = after > opens ? opens + Math.ceil((after - opens) / grid) * grid : opens;
      if (begin + minutes > latestEnd) return NONE;
      if (begin < (until[slot] as number) && begin + minutes <= (slotEnd[slot] as number)) {
        foundStart = begin;
        return slot;
      }
      slot += 1;
    }
    return NONE;
  }

  /** Files the draft under what its topic has now, and as an end of the topic where that is enough. */
  function file(topic: number, reached: number, isWhole: boolean): void {
    const draft = pool.size;
    let filed = false;
    const { deep } = topics[topic] as TopicWork;
    if (!isWhole && reached < deep) filed = offer(listAt(reached), draft, begins);
    if (reached >= (ask.least[topic] as number)) {
      filed = offerEnd(draft, topic) || filed;
    }
    if (filed) pool.size += 1;
  }

  function solveTopic(topic: number, arrived: readonly number[]): readonly number[] {
    const work = topics[topic] as TopicWork;
    const least = ask.least[topic] as number;
    const goal = Math.max(ask.goal[topic] as number, least);
    const range = rangeOf(topic);
    const stretches = range.leastDays !== null;
    endsPhase = topics[topic + 1]?.phase !== work.phase;
    mayEndPhase = stretches && restOfPhaseIsOptional(topic);
    const lateIsBetter = range.begunOn === null && range.mostDays !== null;
    const earlyIsBetter = range.begunOn === null && stretches;
    begins = { lateIsBetter, earlyIsBetter };
    beginsAtEnd = endsPhase ? ANY_BEGIN : begins;
    const single = work.demand.kind === 'milestone';
    ends = [];
    for (let steps = 0; steps <= work.deep; steps += 1) listAt(steps).length = 0;

    const extendFrom = (label: number, done: number) => {
      const inPhase = isInPhase(label, topic);
      const begun = range.begunOn ?? (inPhase ? (pool.begin[label] as number) : null);
      const lastDay =
        begun === null ? ask.lastDay : Math.min(ask.lastDay, range.lastDayFrom(begun));
      const endDay = begun === null || !mayEndPhase ? NONE : range.endDayFrom(begun);
      const pin = nextPin(label);
      const latestEnd = pin === null ? Infinity : pin.session.start - gap;

      const tryLength = (steps: number, isWhole: boolean) => {
        const reached = done + steps;
        if (!isWhole && reached < least && reached + shortest > work.deep) return;
        const minutes = steps * grid;
        let day = NONE;
        let slot = earliestSlot(label, minutes, NONE, lastDay, latestEnd);
        while (slot !== NONE) {
          day = dayOf[slot] as number;
          const startAt = foundStart;
          if (extend(label, topic, done, steps, startAt, slot, NONE)) file(topic, reached, isWhole);
          // A phase whose days are counted may have to begin later to end in time.
          if (begun !== null || !lateIsBetter) break;
          slot = earliestSlot(label, minutes, day + 1, lastDay, latestEnd);
        }
        if (endDay > day && day !== NONE) {
          slot = earliestSlot(label, minutes, endDay, lastDay, latestEnd);
          if (slot !== NONE && extend(label, topic, done, steps, foundStart, slot, NONE)) {
            file(topic, reached, isWhole);
          }
        }
      };

      // What goes past the goal is only worth it to reach what is asked or to stretch a phase.
      const most = stretches ? work.deep : goal;
      if (single) {
        for (let steps = Math.max(1, least); steps <= most; steps += 1) tryLength(steps, true);
      } else {
        if (done === 0 && least < shortest) {
          const upTo = Math.min(most, shortest - 1);
          for (let steps = Math.max(1, least); steps <= upTo; steps += 1) tryLength(steps, true);
        }
        const upTo = Math.min(longest, Math.max(most - done, shortest), work.deep - done);
        if (done < most) {
          for (let steps = upTo; steps >= shortest; steps -= 1) tryLength(steps, false);
        }
      }

      for (const old of oldsOf[topic] as readonly number[]) {
        const candidate = olds[old] as OldSession;
        if (!ask.keep && !candidate.pinned) continue;
        const steps = oldSteps[old] as number;
        const isWhole = single || steps < shortest;
        const start = oldStart[old] as number;
        const slot = candidate.slot;
        const isFirst = pool.slot[label] === NONE;
        if (start < (pool.end[label] as number) + (isFirst ? 0 : gap)) continue;
        if (pin !== null && pin !== candidate && start + steps * grid > latestEnd) continue;
        if (isWhole && (done > 0 || steps < least)) continue;
        if (done + steps > work.deep) continue;
        if (done + steps < least && done + steps + shortest > work.deep) continue;
        if (!fitsLimits(label, slot, steps * grid, lastDay)) continue;
        if (extend(label, topic, done, steps, start, slot, old)) file(topic, done + steps, isWhole);
      }
    };

    if (least === 0) for (const label of arrived) offerEnd(label, topic);
    for (const label of arrived) extendFrom(label, 0);
    for (let steps = 1; steps < work.deep; steps += 1) {
      const list = listAt(steps);
      for (const label of list) extendFrom(label, steps);
    }
    return ends;
  }

  function fitsLimits(label: number, slot: number, minutes: number, lastDay: number): boolean {
    const day = dayOf[slot] as number;
    const week = weekOf[slot] as number;
    const usedOfDay = pool.day[label] === day ? (pool.dayUsed[label] as number) : 0;
    const usedOfWeek = pool.week[label] === week ? (pool.weekUsed[label] as number) : 0;
    return (
      day <= lastDay &&
      minutes + usedOfDay <= (ask.limits.day[day] as number) &&
      minutes + usedOfWeek <= (ask.limits.week[week] as number)
    );
  }

  function restOfPhaseIsOptional(topic: number): boolean {
    const { phase } = topics[topic] as TopicWork;
    for (let next = topic + 1; topics[next]?.phase === phase; next += 1) {
      if ((ask.least[next] as number) > 0) return false;
    }
    return true;
  }

  /** Whether the phase could end with this label: no sooner than its least weeks allow. */
  function endsInTime(label: number, topic: number): boolean {
    const range = rangeOf(topic);
    // What happened may have been too short; only adding to it counts.
    if (!isInPhase(label, topic)) return true;
    return (pool.day[label] as number) >= range.endDayFrom(pool.begin[label] as number);
  }

  function root(): number {
    pool.size = 0;
    const label = pool.draft();
    pool.end[label] = time.earliest;
    for (const field of [pool.dayUsed, pool.weekUsed, pool.kept, pool.pins]) field[label] = 0;
    for (const field of [
      ...[pool.slot, pool.day, pool.week, pool.begin, pool.previous, pool.topic],
      ...[pool.steps, pool.old],
    ]) {
      field[label] = NONE;
    }
    pool.worth[label] = 0;
    pool.size = 1;
    return label;
  }

  function solve(asked: Ask): Answer {
    ask = asked;
    givenUp = NONE;
    bound = keptBound({ ...asked, time, grid, olds: asked.keep ? olds : [] });
    givenUpWorth = -Infinity;
    sessionsFrom = new Int32Array(topics.length + 1);
    coveredFrom = new Int32Array(topics.length + 1);
    restFrom = new Int32Array(topics.length + 1).fill(1);
    for (let topic = topics.length - 1; topic >= 0; topic -= 1) {
      const least = asked.least[topic] as number;
      const isSingle = topics[topic]?.demand.kind === 'milestone';
      const sessions = isSingle ? Math.min(1, least) : Math.ceil(least / longest);
      const goal = Math.max(least, asked.goal[topic] as number);
      const covered = isSingle ? (sessions === 0 ? 0 : goal) : Math.min(goal, sessions * longest);
      const rest = isSingle ? goal - covered : Math.min(longest, goal - covered);
      sessionsFrom[topic] = (sessionsFrom[topic + 1] as number) + sessions;
      coveredFrom[topic] = (coveredFrom[topic + 1] as number) + covered;
      restFrom[topic] = Math.max(restFrom[topic + 1] as number, rest);
    }
    let arrived: readonly number[] = [root()];
    for (let topic = 0; topic < topics.length; topic += 1) {
      arrived = solveTopic(topic, arrived);
      if (arrived.length === 0) return { kind: 'none', mostKept: givenUp, mostWorth: givenUpWorth };
    }
    const best = arrived.reduce((a, b) => (isBetter(b, a) ? b : a));
    const kept = pool.kept[best] as number;
    if (kept < asked.leastKept) {
      return { kind: 'none', mostKept: Math.max(kept, givenUp), mostWorth: givenUpWorth };
    }
    return { kind: 'found', pieces: piecesTo(best), kept, worth: pool.worth[best] as number };
  }

  function isBetter(a: number, b: number): boolean {
    const byKept = (pool.kept[a] as number) - (pool.kept[b] as number);
    const byWorth = (pool.worth[a] as number) - (pool.worth[b] as number);
    const by = byKept || byWorth || (pool.end[b] as number) - (pool.end[a] as number);
    return by > 0;
  }

  function piecesTo(last: number): readonly PlacedPiece[] {
    const pieces: PlacedPiece[] = [];
    for (let label = last; pool.previous[label] !== NONE; label = pool.previous[label] as number) {
      const steps = pool.steps[label] as number;
      const old = pool.old[label] as number;
      pieces.push({
        topic: pool.topic[label] as number,
        start: (pool.end[label] as number) - steps * grid,
        steps,
        day: pool.day[label] as number,
        old: old === NONE ? null : (olds[old] as OldSession),
      });
    }
    return pieces.reverse();
  }

  function worthOf(pieces: readonly PlacedPiece[], goal: Int32Array): number {
    const done = new Int32Array(topics.length);
    for (const { topic, steps } of pieces) done[topic] = (done[topic] as number) + steps;
    let worth = -perSession * pieces.length;
    for (const [topic, steps] of done.entries()) {
      const reached = Math.min(steps, goal[topic] as number);
      worth += reached * perStep - (steps - reached);
    }
    return worth;
  }

  return { solve, worthOf, perStep };
}
