import fc from 'fast-check';
import { afterAll, expect, it, vi } from 'vitest';
import { REPLAN_STRATEGIES, type ReplanStrategy } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { describeOnEachInstallation } from '../../support/installation';
import {
  accept,
  acceptOption,
  eventsOf,
  feedText,
  mark,
  problemOf,
  sessionsOf,
  undo,
  type FedEvent,
  type Mine,
} from './revising';
import { savedSmallPlan } from './small-plan';

const DAY_MS = 86_400_000;

type Action =
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'mark'; readonly which: number; readonly share: 0 | 0.5 | 1 | null }
  | { readonly kind: 'replan'; readonly strategy: ReplanStrategy }
  | { readonly kind: 'drag'; readonly which: number; readonly days: number }
  | { readonly kind: 'pin'; readonly which: number; readonly pinned: boolean }
  | { readonly kind: 'rename'; readonly title: string }
  | { readonly kind: 'undo'; readonly to: number | undefined };

const which = fc.nat(40);
const actions = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        hours: fc.integer({ min: 12, max: 24 * 9 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('mark' as const),
        which,
        share: fc.constantFrom(0 as const, 0.5 as const, 1 as const, null),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('replan' as const),
        strategy: fc.constantFrom(...REPLAN_STRATEGIES),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('drag' as const),
        which,
        days: fc.integer({ min: -3, max: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('pin' as const), which, pinned: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('rename' as const),
        title: fc.constantFrom('Winter', 'Spring'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('undo' as const),
        to: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      }),
    },
  ),
  { minLength: 8, maxLength: 14 },
) satisfies fc.Arbitrary<readonly Action[]>;

/** Does one thing and tells whether the plan may differ after it. */
async function act(mine: Mine, action: Action): Promise<'changed' | 'same'> {
  const sessions = await sessionsOf(mine);
  const chosen = ({ which: index }: { readonly which: number }) =>
    sessions[index % sessions.length] as PlannedSession;
  switch (action.kind) {
    case 'wait':
      vi.setSystemTime(Date.now() + action.hours * 3_600_000);
      return 'same';
    case 'mark': {
      const { id, minutes } = chosen(action);
      const done = action.share === null ? null : minutes * action.share;
      expect(await mark(mine, { [id]: done })).toMatchObject({ kind: 'recorded' });
      return 'same';
    }
    case 'replan': {
      const { replan } = await import('@/lib/core/replan/replan');
      const option = replan((await problemOf(mine)).request, action.strategy);
      if (option.kind === 'no-option') return 'same';
      const accepted = await acceptOption(mine, option);
      expect(['accepted', 'unchanged']).toContain(accepted.kind);
      return accepted.kind === 'accepted' ? 'changed' : 'same';
    }
    case 'drag': {
      const moved = chosen(action);
      const start = moved.start + (action.days * DAY_MS) / 60_000;
      const after = sessions.map((one) => (one === moved ? { ...moved, start } : one));
      const accepted = await accept(mine, { sessions: after, pin: [moved.id] });
      return accepted.kind === 'accepted' ? 'changed' : 'same';
    }
    case 'pin': {
      const { pinSession } = await import('@/lib/usecases/pin-session');
      const sessionId = `${mine.planId}.${chosen(action).id}`;
      await pinSession({ ...mine, sessionId, pinned: action.pinned });
      return 'same';
    }
    case 'rename': {
      const { renamePlan } = await import('@/lib/usecases/manage-plan');
      const { revision, title } = await problemOf(mine);
      await renamePlan({ ...mine, title: action.title, expectedRevision: revision });
      return title === action.title ? 'same' : 'changed';
    }
    case 'undo':
      return (await undo(mine, action.to)).kind === 'undone' ? 'changed' : 'same';
  }
}

/** What an event tells apart from its change data. */
function contentOf({ text }: FedEvent): string {
  return text.replace(/^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):.*\r\n/gm, '');
}

function byId(sessions: readonly PlannedSession[]): ReadonlyMap<string, PlannedSession> {
  return new Map(sessions.map((session) => [session.id, session]));
}

/** The UIDs that a feed of these sessions has: theirs, and one a phase for the day it ends. */
function uidsOf({ planId }: Mine, sessions: readonly PlannedSession[]): readonly string[] {
  const phases = new Set(sessions.map(({ phaseId }) => phaseId));
  return [
    ...sessions.map(({ id }) => `${planId}.${id}@paceline`),
    ...[...phases].map((phaseId) => `${planId}.${phaseId}.milestone@paceline`),
  ].toSorted();
}

describeOnEachInstallation('from action to feed', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('tells of exactly what changed, and goes back in nothing', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (sequence) => {
        const mine = await savedSmallPlan();
        let text = await feedText(mine);
        let sessions = await sessionsOf(mine);
        const highest = new Map(eventsOf(text));
        for (const action of sequence) {
          const { settled } = await problemOf(mine);
          const outcome = await act(mine, action);
          const textAfter = await feedText(mine);
          const sessionsAfter = await sessionsOf(mine);
          if (outcome === 'same') {
            expect(textAfter).toBe(text);
            expect(sessionsAfter).toEqual(sessions);
          }
          const [before, after] = [eventsOf(text), eventsOf(textAfter)];
          expect([...after.keys()].toSorted()).toEqual(uidsOf(mine, sessionsAfter));
          const [was, is] = [byId(sessions), byId(sessionsAfter)];
          // What happened stays where it was, also in the revision after.
          for (const { id } of settled.filter(({ isEarly }) => !isEarly)) {
            expect(is.get(id)).toEqual(was.get(id));
          }
          for (const [id, { start, minutes }] of is) {
            const old = was.get(id);
            const isMoved = old !== undefined && (old.start !== start || old.minutes !== minutes);
            const uid = `${mine.planId}.${id}@paceline`;
            if (isMoved)
              expect(after.get(uid)?.sequence).toBe((before.get(uid)?.sequence ?? 0) + 1);
          }
          for (const [uid, event] of after) {
            const last = highest.get(uid);
            const shown = before.get(uid);
            if (shown && contentOf(shown) === contentOf(event)) expect(event).toEqual(shown);
            else if (last) {
              expect(event.sequence).toBe(last.sequence + 1);
              expect(event.stamp > last.stamp).toBe(true);
              expect(event.modified > last.modified).toBe(true);
            }
            highest.set(uid, event);
          }
          [text, sessions] = [textAfter, sessionsAfter];
        }
      }),
      { numRuns: 20 },
    );
  });
});
