import { describe, expect, it } from 'vitest';
import { type FeedSession, type FeedStyle } from '@/lib/calendar/plan-events';
import { offsetRangeOf, planFeed } from '@/lib/calendar/plan-feed';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import { DEFAULT_FEED_OPTIONS, NO_CHANGES, type FeedOptions } from '@/lib/calendar/feed-options';
import { parseDay } from '@/lib/core/civil/civil';
import { milestoneTopicId, UPKEEP_ID } from '@/lib/core/schedule/session-id';
import {
  CHANGED,
  CREATED,
  milestoneOf,
  pathOf,
  planOf,
  sessionOf,
  topicOf,
} from '../../support/calendar-plans';
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

function styleOf(options: Partial<FeedOptions>): FeedStyle {
  return {
    options: { ...DEFAULT_FEED_OPTIONS, ...options },
    timed: NO_CHANGES,
    allDay: NO_CHANGES,
    privateId: (id) => `private-${id.length}`,
  };
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
  const milestones = [
    {
      ...milestoneOf('phase-1', parseDay('2026-02-04') ?? 0),
      createdAt: CREATED - 2,
      changedAt: CHANGED + 6,
      sequence: 3,
    },
  ];
  const feed = planFeed(planOf('Europe/Berlin', path, [first, second, third], { milestones }));

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
          'Session: https://paceline.example/plans/plan-1/sessions/plan-1.raft.study.1',
        ].join('\n'),
        url: 'https://paceline.example/plans/plan-1/sessions/plan-1.raft.study.1',
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
          'Session: https://paceline.example/plans/plan-1/sessions/plan-1.raft.study.2',
        ].join('\n'),
        url: 'https://paceline.example/plans/plan-1/sessions/plan-1.raft.study.2',
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
          'Session: https://paceline.example/plans/plan-1/sessions/plan-1.talk.study.1',
        ].join('\n'),
        url: 'https://paceline.example/plans/plan-1/sessions/plan-1.talk.study.1',
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

  it('has the all-day milestones with their own change data', () => {
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
        createdAt: CREATED - 2,
        changedAt: CHANGED + 6,
        sequence: 3,
      },
    ]);
  });

  describe('tells apart what is no study of a topic', () => {
    const at = instant('2026-03-02T18:00Z');
    const eventOf = (more: Partial<FeedSession>) =>
      planFeed(planOf('Europe/Berlin', path, [sessionOf('raft', at, 20, more)])).events[0];

    it('a review', () => {
      expect(eventOf({ id: 'plan-1.raft.review.1', kind: 'review', parts: 3 })).toMatchObject({
        uid: 'plan-1.raft.review.1@paceline',
        summary: 'Review: Raft',
        description: [
          'Recall the main points first, then look up what is missing.',
          'Resource: https://reading.example/raft',
          'Phase: Foundations',
          'Session: https://paceline.example/plans/plan-1/sessions/plan-1.raft.review.1',
        ].join('\n'),
        categories: ['Foundations', 'Review'],
      });
    });

    it('a milestone with minutes', () => {
      const topicId = milestoneTopicId('phase-1');
      const id = `plan-1.${topicId}.milestone.1`;
      expect(eventOf({ id, kind: 'milestone', topicId })).toMatchObject({
        kind: 'timed',
        uid: 'plan-1.phase-1.milestone.milestone.1@paceline',
        summary: 'Milestone: Foundations',
        description: [
          'Put together what this phase was about, and note what is still open.',
          'Phase: Foundations',
          'Session: https://paceline.example/plans/plan-1/sessions/plan-1.phase-1.milestone.milestone.1',
        ].join('\n'),
        categories: ['Foundations', 'Milestone'],
      });
    });

    it('upkeep', () => {
      const id = `plan-1.${UPKEEP_ID}.upkeep.2`;
      const more = { id, kind: 'upkeep', topicId: UPKEEP_ID, phaseId: UPKEEP_ID } as const;
      expect(eventOf(more)).toMatchObject({
        uid: 'plan-1.path.upkeep.upkeep.2@paceline',
        summary: 'Upkeep: Path',
        description: [
          'Time to keep up what you learned.',
          'Session: https://paceline.example/plans/plan-1/sessions/plan-1.path.upkeep.upkeep.2',
        ].join('\n'),
        categories: ['Upkeep'],
      });
    });
  });

  it('words a session after the newest earlier path where the path has its topic no more', () => {
    const topics = [topicOf('saga', 'Sagas, old')];
    const older = pathOf([{ id: 'phase-2', title: 'Old phase', topics }]);
    const newer = pathOf([{ id: 'phase-2', title: 'Newer phase', topics }]);
    const current = pathOf([{ id: 'phase-1', title: 'Foundations', topics: [] }]);
    const session = sessionOf('saga', first.start, 60, { phaseId: 'phase-2' });
    const milestones = [milestoneOf('phase-2', parseDay('2026-02-02') ?? 0)];
    const input = planOf('Europe/Berlin', current, [session], {
      milestones,
      formerPaths: [current, newer, older],
    });
    expect(planFeed(input).events).toMatchObject([
      { summary: 'Sagas, old', categories: ['Newer phase'] },
      { summary: 'Newer phase completed' },
    ]);
  });

  it('blocks no time where the learner says so', () => {
    const free = planFeed(
      planOf('Europe/Berlin', path, [first], { style: styleOf({ time: 'free' }) }),
    );
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
    expect(() => planFeed(planOf('Europe/Berlin', path, [{ ...first, topicId: 'gone' }]))).toThrow(
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
