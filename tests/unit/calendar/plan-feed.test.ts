import { describe, expect, it } from 'vitest';
import { offsetRangeOf, planFeed, type PlanFeedInput } from '@/lib/calendar/plan-feed';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import type { CalendarFeed } from '@/lib/calendar/calendar-feed';
import { parseDay } from '@/lib/core/civil/civil';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { CHANGED, CREATED, pathOf, planOf, sessionOf, topicOf } from '../../support/calendar-plans';
import { byteProblems, readByIcalJs } from '../../support/calendar-reading';
import { instant, yearStart } from '../../support/calendar-wall-clock';

const talk = { id: 'talk', title: 'Give a talk', requires: [], core: 'Read talk once.', deep: '' };
const path = pathOf([
  { id: 'phase-1', title: 'Foundations', topics: [topicOf('raft', 'Raft')] },
  {
    id: 'phase-2',
    title: 'Advanced Patterns',
    topics: [topicOf('saga', 'Sagas'), talk],
  },
]);

function feedOf(input: PlanFeedInput): CalendarFeed {
  const { from, until } = offsetRangeOf(input.sessions, input.revisedAt);
  return planFeed(input, offsetTableOfZone(input.zone, from, until));
}

describe('the feed of a plan', () => {
  const first = sessionOf('raft', instant('2026-02-02T18:00Z'), 90, {
    part: 1,
    parts: 2,
    depth: 0.5,
    sequence: 2,
    changedAt: CHANGED + 5,
  });
  const second = sessionOf('raft', instant('2026-02-03T23:30Z'), 60, {
    part: 2,
    parts: 2,
    depth: 0.49,
    createdAt: CREATED - 1,
  });
  const third = sessionOf('talk', instant('2026-02-10T18:00Z'), 30, {
    phaseId: 'phase-2',
    depth: 1,
  });
  const feed = feedOf(planOf('Europe/Berlin', path, [first, second, third]));

  it('has the plan`s name, zone and revision', () => {
    expect(feed).toMatchObject({
      id: 'plan-1',
      name: 'Senior engineer',
      description: 'A path for tests.',
      zone: 'Europe/Berlin',
      color: 'teal',
      lastModified: CHANGED,
    });
  });

  it('has each session as an event with what to do at its depth', () => {
    expect(feed.events.slice(0, 3)).toEqual([
      {
        kind: 'timed',
        uid: 'plan-1.raft.study.1@paceline',
        summary: 'Raft (part 1 of 2)',
        description: [
          'Read raft once.',
          'Rebuild raft from memory.',
          'Resource: https://reading.example/raft',
          'Phase: Foundations',
          'Session: https://paceline.example/plans/plan-1#plan-1.raft.study.1',
        ].join('\n'),
        url: 'https://paceline.example/plans/plan-1#plan-1.raft.study.1',
        categories: ['Foundations'],
        start: first.start,
        end: first.start + 90,
        busy: true,
        createdAt: CREATED,
        changedAt: CHANGED + 5,
        sequence: 2,
      },
      {
        kind: 'timed',
        uid: 'plan-1.raft.study.2@paceline',
        summary: 'Raft (part 2 of 2)',
        description: [
          'Read raft once.',
          'Resource: https://reading.example/raft',
          'Phase: Foundations',
          'Session: https://paceline.example/plans/plan-1#plan-1.raft.study.2',
        ].join('\n'),
        url: 'https://paceline.example/plans/plan-1#plan-1.raft.study.2',
        categories: ['Foundations'],
        start: second.start,
        end: second.start + 60,
        busy: true,
        createdAt: CREATED - 1,
        changedAt: CHANGED,
        sequence: 0,
      },
      {
        kind: 'timed',
        uid: 'plan-1.talk.study.1@paceline',
        summary: 'Give a talk',
        description: [
          'Read talk once.',
          'Phase: Advanced Patterns',
          'Session: https://paceline.example/plans/plan-1#plan-1.talk.study.1',
        ].join('\n'),
        url: 'https://paceline.example/plans/plan-1#plan-1.talk.study.1',
        categories: ['Advanced Patterns'],
        start: third.start,
        end: third.start + 30,
        busy: true,
        createdAt: CREATED,
        changedAt: CHANGED,
        sequence: 0,
      },
    ]);
  });

  it('has a milestone on the local day on which each phase`s last session starts', () => {
    expect(feed.events.slice(3)).toEqual([
      {
        kind: 'all-day',
        uid: 'plan-1.phase-1.milestone@paceline',
        summary: 'Foundations completed',
        description:
          'Last day of the phase Foundations.\nPlan: https://paceline.example/plans/plan-1',
        url: 'https://paceline.example/plans/plan-1',
        categories: ['Foundations'],
        firstDay: parseDay('2026-02-04'),
        endDay: parseDay('2026-02-05'),
        createdAt: CREATED - 1,
        changedAt: CHANGED + 5,
        sequence: 4,
      },
      expect.objectContaining({
        uid: 'plan-1.phase-2.milestone@paceline',
        firstDay: parseDay('2026-02-10'),
        endDay: parseDay('2026-02-11'),
        sequence: 1,
      }),
    ]);
  });

  it('takes a milestone`s change data from the store where it has them', () => {
    const milestones = [{ phaseId: 'phase-1', createdAt: 1, changedAt: 2, sequence: 3 }];
    const stored = feedOf(planOf('Europe/Berlin', path, [first, third], { milestones }));
    expect(stored.events.slice(2)).toMatchObject([
      { uid: 'plan-1.phase-1.milestone@paceline', createdAt: 1, changedAt: 2, sequence: 3 },
      { uid: 'plan-1.phase-2.milestone@paceline', createdAt: CREATED, changedAt: CHANGED },
    ]);
  });

  it('blocks no time where the learner says so', () => {
    const free = feedOf(planOf('Europe/Berlin', path, [first], { busy: false }));
    expect(free.events[0]).toMatchObject({ kind: 'timed', busy: false });
  });

  it('is a calendar without events for a plan without sessions', () => {
    const body = renderPlanFeed(planOf('Europe/Berlin', path, [], { title: '\u0000 ' }));
    expect(byteProblems(body)).toEqual([]);
    expect(readByIcalJs(body)).toEqual([]);
    expect(body).toContain('\r\nX-WR-CALNAME:Study plan\r\n');
    expect(body).toContain('\r\nTZID:Europe/Berlin\r\n');
  });

  it('throws for a session whose topic is not in the path', () => {
    expect(() => feedOf(planOf('Europe/Berlin', path, [{ ...first, topicId: 'gone' }]))).toThrow(
      'plan-1.raft.study.1',
    );
  });
});

describe('the range of a feed`s offset table', () => {
  it('goes from the year before the first session to four years after the last', () => {
    const sessions = [
      { start: instant('2027-03-01T10:00Z'), minutes: 60 },
      { start: instant('2026-12-31T23:30Z'), minutes: 60 },
    ];
    expect(offsetRangeOf(sessions, 0)).toEqual({ from: yearStart(2025), until: yearStart(2032) });
    expect(offsetRangeOf([], Date.UTC(2026, 5, 1))).toEqual({
      from: yearStart(2025),
      until: yearStart(2031),
    });
  });
});
