import { DAYS_PER_WEEK } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import type { Problem } from '../schedule/problem';
import { weekOfDay } from '../schedule/study-calendar';
import { verify } from '../schedule/verify';
import type { Violation } from '../schedule/violation';
import { numbered, pastSessions } from './name-sessions';
import type { Ready } from './ready';
import type { NoOptionReason } from './replan-option';

/** Why nothing solves the problem with these least efforts, up to a plan week or, without one, at all. */
export function whyNot(
  ready: Ready,
  problem: Problem,
  least: Int32Array,
  week: number | null,
): NoOptionReason {
  const violations = pinViolations(ready, problem);
  if (violations.length > 0) return { kind: 'pins-do-not-fit', violations };
  const { time } = ready.searchFor(problem);
  const lastDay =
    week === null ? time.days - 1 : Math.min(time.days, (week + 1) * DAYS_PER_WEEK) - 1;
  let room = 0;
  for (let index = 0; index <= weekOfDay(Math.max(0, lastDay)); index += 1) {
    room += Math.min(time.weekRoom[index] ?? 0, time.limits.week[index] ?? 0);
  }
  return {
    kind: 'work-does-not-fit',
    demandMinutes: least.reduce((sum, steps) => sum + steps * ready.grid, 0),
    roomMinutes: room,
    firstDay: wallTimeAt(problem.offsets, time.earliest).day,
    lastDay: problem.startDay + lastDay,
  };
}

/** What the pinned sessions break by themselves, with the history. */
function pinViolations({ request, work, pinned }: Ready, problem: Problem): readonly Violation[] {
  const held = work.toCome.filter(({ id }) => pinned.has(id));
  const sessions = numbered([...pastSessions(problem, request.previous), ...held]);
  return verify(problem, { sessions }).filter(
    ({ constraint, ids, found = 0, bound = 0 }) =>
      ids.some((id) => pinned.has(id)) || (constraint === 'topic-effort' && found > bound),
  );
}
