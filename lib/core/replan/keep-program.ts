import type { Instant } from '../civil/civil';
import type { SessionRules } from '../schedule/problem';
import type { Answer, Ask, PlacedPiece } from './keep-ask';
import { keptBound, type KeptBound } from './kept-bound';
import { ANY_BEGIN, KeepLabels, NONE } from './keep-labels';
import { createLabelLists } from './label-lists';
import { createLabelPlaces } from './label-places';
import type { OldSession } from './old-sessions';
import type { PhaseRange } from './phase-ranges';
import type { TopicWork } from './remaining-work';
import type { TimeLine } from './time-line';
import { createWorth, type Worth, type WorthAhead } from './worth';

export interface KeepProgram {
  readonly solve: (ask: Ask) => Answer;
  readonly worth: Pick<Worth, 'perStep' | 'ofPieces'>;
}

/** Above every day. */
const LATEST = 0x3fffffff;

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
  const { day: dayOf, week: weekOf } = time;
  const oldsOf = topics.map((_, topic) =>
    olds.flatMap((old, index) => (old.topic === topic ? [index] : [])),
  );
  const oldStart = Int32Array.from(olds, ({ session }) => session.start);
  const oldSteps = Int32Array.from(olds, ({ steps }) => steps);
  const pinned = olds.flatMap((old, index) => (old.pinned ? [index] : []));
  const worth = createWorth(topics, longest);

  /** By topic, the first one of the next phase. */
  const phaseEnd = new Int32Array(topics.length).fill(topics.length);
  for (let topic = topics.length - 2; topic >= 0; topic -= 1) {
    const isLast = topics[topic]?.phase !== topics[topic + 1]?.phase;
    phaseEnd[topic] = isLast ? topic + 1 : (phaseEnd[topic + 1] as number);
  }

  const pool = new KeepLabels();
  const places = createLabelPlaces(pool, time, { gap, grid });
  const lists = createLabelLists(pool);
  let ask: Ask;
  let bound: KeptBound;
  let givenUp = NONE;
  let givenUpWorth = -Infinity;
  let worthAhead: WorthAhead;
  let ends: number[] = [];
  /** Which labels of the running topic can be compared. */
  let begins = ANY_BEGIN;
  let beginsAtEnd = ANY_BEGIN;
  let endsPhase = false;
  let mayEndPhase = false;

  /** Adds a label to those that have done enough of the topic. */
  function offerEnd(label: number, topic: number): boolean {
    const pin = nextPin(label);
    if (pin !== null && pin.topic <= topic) return false;
    if (endsPhase && !endsInTime(label, topic)) return false;
    // A label that would end the phase too soon must not push out one that need not go on.
    const maySpare = endsPhase || !mayEndPhase || endsInTime(label, topic);
    const spared = maySpare ? null : (other: number) => endsInTime(other, topic);
    return lists.offer(ends, label, beginsAtEnd, ask, spared);
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
    let value = pool.worth[label] as number;
    let promise = 0;
    if (ask.weighs) {
      const goal = ask.goal[topic] as number;
      value += worth.ofSession(done, steps, goal);
      const effort = bound.mostEffort(topic, done + steps, ask.leastKept - kept);
      promise = value + worthAhead(topic, Math.max(0, goal - done - steps), effort);
      if (promise <= ask.aboveWorth) {
        givenUpWorth = Math.max(givenUpWorth, promise);
        return false;
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
    pool.worth[draft] = value;
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

  /** Files the draft under what its topic has now, and as an end of the topic where that is enough. */
  function file(topic: number, reached: number, isWhole: boolean): void {
    const draft = pool.size;
    let filed = false;
    const { deep } = topics[topic] as TopicWork;
    if (!isWhole && reached < deep)
      filed = lists.offer(lists.at(reached), draft, begins, ask, null);
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
    for (let steps = 0; steps <= work.deep; steps += 1) lists.at(steps).length = 0;

    const extendFrom = (label: number, done: number) => {
      const inPhase = isInPhase(label, topic);
      const begun = range.begunOn ?? (inPhase ? (pool.begin[label] as number) : null);
      const lastDay =
        begun === null ? ask.lastDay : Math.min(ask.lastDay, range.lastDayFrom(begun));
      const endDay = begun === null || !mayEndPhase ? NONE : range.endDayFrom(begun);
      const pin = nextPin(label);
      const latestEnd = pin === null ? Infinity : pin.session.start - gap;
      const { budget, limits } = ask;
      const within = { budget, limits, lastDay, latestEnd };

      const tryLength = (steps: number, isWhole: boolean) => {
        const reached = done + steps;
        if (!isWhole && reached < least && reached + shortest > work.deep) return;
        const minutes = steps * grid;
        let day = NONE;
        let slot = places.earliest(label, minutes, NONE, within);
        while (slot !== NONE) {
          day = dayOf[slot] as number;
          const { start } = places;
          if (extend(label, topic, done, steps, start, slot, NONE)) file(topic, reached, isWhole);
          // A phase whose days are counted may have to begin later to end in time.
          if (begun !== null || !lateIsBetter) break;
          slot = places.earliest(label, minutes, day + 1, within);
        }
        if (endDay > day && day !== NONE) {
          slot = places.earliest(label, minutes, endDay, within);
          if (slot !== NONE && extend(label, topic, done, steps, places.start, slot, NONE)) {
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
        if (start < places.after(label) || (dayOf[slot] as number) > lastDay) continue;
        if (pin !== null && pin !== candidate && start + steps * grid > latestEnd) continue;
        if (isWhole && (done > 0 || steps < least)) continue;
        if (done + steps > work.deep) continue;
        if (done + steps < least && done + steps + shortest > work.deep) continue;
        if (!places.keepsCaps(label, slot, steps * grid, limits)) continue;
        if (extend(label, topic, done, steps, start, slot, old)) file(topic, done + steps, isWhole);
      }
    };

    if (topic === 0 || topics[topic - 1]?.phase !== work.phase) {
      // A phase that has not begun can begin as late as any.
      for (const label of arrived) pool.begin[label] = LATEST;
    }
    if (least === 0) for (const label of arrived) offerEnd(label, topic);
    for (const label of arrived) extendFrom(label, 0);
    for (let steps = 1; steps < work.deep; steps += 1) {
      const list = lists.at(steps);
      for (const label of list) extendFrom(label, steps);
    }
    return ends;
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

  function solve(asked: Ask): Answer {
    ask = asked;
    givenUp = NONE;
    bound = keptBound({ ...asked, time, grid, olds: asked.keep ? olds : [] });
    givenUpWorth = -Infinity;
    worthAhead = worth.ahead(asked.least, asked.goal);
    let arrived: readonly number[] = [pool.root(time.earliest)];
    for (let topic = 0; topic < topics.length; topic += 1) {
      arrived = solveTopic(topic, arrived);
      if (arrived.length === 0) return { kind: 'none', mostKept: givenUp, mostWorth: givenUpWorth };
    }
    const best = arrived.reduce((a, b) => (isBetter(b, a) ? b : a));
    const kept = pool.kept[best] as number;
    const value = pool.worth[best] as number;
    // A topic may have been left before its goal, for which no bound was made.
    if (kept < asked.leastKept || (asked.weighs && value <= asked.aboveWorth)) {
      const mostWorth = Math.max(value, givenUpWorth);
      return { kind: 'none', mostKept: Math.max(kept, givenUp), mostWorth };
    }
    return { kind: 'found', pieces: piecesTo(best), kept };
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

  return { solve, worth };
}
