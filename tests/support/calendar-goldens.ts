import { privateId } from '@/lib/auth/feed-token';
import { type PlanFeedInput } from '@/lib/calendar/plan-events';
import { planFeed, offsetRangeOf } from '@/lib/calendar/plan-feed';
import { MINUTES_PER_DAY, type CivilDay } from '@/lib/core/civil/civil';
import { milestoneTopicId, UPKEEP_ID } from '@/lib/core/schedule/session-id';
import { renderCalendar } from '@/lib/calendar/render-calendar';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import {
  CHANGED,
  CREATED,
  milestoneOf,
  pathOf,
  planOf,
  sessionOf,
  topicOf,
} from './calendar-plans';
import { instant, yearStart } from './calendar-wall-clock';
import { referencePlanFeed } from './reference-plan';

export interface GoldenFeed {
  /** Its file in tests/golden, without `.ics`. */
  readonly name: string;
  readonly input: PlanFeedInput;
  /** First year beyond its offset table, where zone data of the future may differ between machines. */
  readonly untilYear?: number;
}

const twoPhases = pathOf([
  {
    id: 'phase-1',
    title: 'Foundations',
    topics: [
      topicOf('raft', 'Consensus with Raft', {
        core: 'Read the paper, sections 1 to 5; draw the election.',
        deep: 'Implement log replication, and test it with lost messages.',
      }),
    ],
  },
  { id: 'phase-2', title: 'Advanced Patterns', topics: [topicOf('saga', 'Sagas')] },
]);

const onePhase = pathOf([
  { id: 'phase-1', title: 'Foundations', topics: [topicOf('raft', 'Consensus with Raft')] },
]);

/** Around both changes of 2026; the autumn sessions include the hour that Berlin's clock shows twice. */
const berlin = planOf('Europe/Berlin', twoPhases, [
  sessionOf('raft', instant('2026-03-28T18:00Z'), 120, { part: 1, parts: 3 }),
  sessionOf('raft', instant('2026-03-29T00:00Z'), 120, { part: 2, parts: 3 }),
  sessionOf('raft', instant('2026-03-29T17:00Z'), 90, {
    part: 3,
    parts: 3,
    depth: 0.25,
    sequence: 2,
    changedAt: Date.UTC(2026, 1, 1, 7, 8, 9, 999),
  }),
  sessionOf('saga', instant('2026-10-24T17:00Z'), 60, { phaseId: 'phase-2', part: 1, parts: 4 }),
  sessionOf('saga', instant('2026-10-24T23:00Z'), 240, { phaseId: 'phase-2', part: 2, parts: 4 }),
  sessionOf('saga', instant('2026-10-25T01:30Z'), 60, { phaseId: 'phase-2', part: 3, parts: 4 }),
  sessionOf('saga', instant('2026-10-25T18:00Z'), 60, { phaseId: 'phase-2', part: 4, parts: 4 }),
]);

const kathmandu = planOf('Asia/Kathmandu', onePhase, [
  sessionOf('raft', instant('2026-06-01T00:15Z'), 45, { part: 1, parts: 2 }),
  sessionOf('raft', instant('2026-06-01T18:00Z'), 30, { part: 2, parts: 2 }),
]);

const lordHowe = planOf('Australia/Lord_Howe', onePhase, [
  sessionOf('raft', instant('2026-04-04T13:30Z'), 60, { part: 1, parts: 4 }),
  sessionOf('raft', instant('2026-04-04T15:30Z'), 60, { part: 2, parts: 4 }),
  sessionOf('raft', instant('2026-10-03T15:00Z'), 60, { part: 3, parts: 4 }),
  sessionOf('raft', instant('2026-10-04T08:00Z'), 60, { part: 4, parts: 4 }),
]);

/** Midnight of 4 November 2018 did not exist. */
const saoPaulo = planOf('America/Sao_Paulo', onePhase, [
  sessionOf('raft', instant('2018-11-04T02:00Z'), 60, { part: 1, parts: 3 }),
  sessionOf('raft', instant('2018-11-04T03:00Z'), 60, { part: 2, parts: 3 }),
  sessionOf('raft', instant('2019-02-16T22:00Z'), 60, { part: 3, parts: 3 }),
]);

const casablanca = planOf('Africa/Casablanca', onePhase, [
  sessionOf('raft', instant('2024-03-09T18:00Z'), 60, { part: 1, parts: 3 }),
  sessionOf('raft', instant('2024-03-10T18:00Z'), 60, { part: 2, parts: 3 }),
  sessionOf('raft', instant('2024-04-14T18:00Z'), 60, { part: 3, parts: 3 }),
]);

const nonLatin = planOf(
  'Asia/Tokyo',
  pathOf([
    {
      id: 'phase-1',
      title: 'Основы',
      topics: [
        topicOf('raft', '分散システムにおける合意形成アルゴリズムの基礎と実践的な応用について', {
          url: 'https://読書.example/合意?章=一',
          core: 'اقرأ الفصل الأول ثم لخّصه.',
          deep: 'πάντα ῥεῖ',
        }),
      ],
    },
  ]),
  [sessionOf('raft', instant('2026-05-11T10:00Z'), 60)],
  { title: '学習計画 – план обучения' },
);

const hostile = planOf(
  'Etc/UTC',
  pathOf([
    {
      id: 'phase-1',
      title: 'One; two, three\\four\r\nEND:VCALENDAR',
      topics: [
        topicOf('emoji', `Fold here: ${'x'.repeat(54)}👩‍👩‍👧‍👦😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀`, {
          url: 'https://reading.example/a,b;c\\d e?q="ü"#100%',
        }),
        topicOf(
          'control',
          'Nul \u0000, bell \u0007, tab \t, escape \u001b, next \u0085, para \u2029 half \ud83d.',
        ),
        topicOf('long', `Very long ${'long '.repeat(300)}`),
        topicOf(
          'inject',
          'Title\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:injected\nATTENDEE:mailto:a@b.example',
        ),
      ],
    },
  ]),
  ['emoji', 'control', 'long', 'inject'].map((id, index) =>
    sessionOf(id, instant('2026-05-11T10:00Z') + index * 1440, 60, { depth: 0 }),
  ),
  { title: 'Plan\nBEGIN:VEVENT; a, b \\n \u0000"c": d' },
);

/** A review after its topic, a milestone with minutes of its own, and upkeep after the finish. */
const kinds = planOf(
  'Europe/Berlin',
  onePhase,
  [
    sessionOf('raft', instant('2026-05-04T17:00Z'), 60),
    sessionOf('raft', instant('2026-05-06T17:00Z'), 20, {
      id: 'plan-1.raft.review.1',
      kind: 'review',
    }),
    sessionOf(milestoneTopicId('phase-1'), instant('2026-05-07T17:00Z'), 90, {
      id: `plan-1.${milestoneTopicId('phase-1')}.milestone.1`,
      kind: 'milestone',
    }),
    sessionOf(UPKEEP_ID, instant('2026-05-11T17:00Z'), 30, {
      id: `plan-1.${UPKEEP_ID}.upkeep.1`,
      kind: 'upkeep',
      phaseId: UPKEEP_ID,
    }),
  ],
  { milestones: [] },
);

/** Mexico gave up summer time in 2022, on 30 October; its rule would have begun it again on 2 April 2023. */
const mexicoCity = planOf('America/Mexico_City', onePhase, [
  sessionOf('raft', instant('2021-11-06T18:00Z'), 60, { part: 1, parts: 4 }),
  sessionOf('raft', instant('2022-10-29T18:00Z'), 60, { part: 2, parts: 4 }),
  sessionOf('raft', instant('2022-10-31T18:00Z'), 60, { part: 3, parts: 4 }),
  sessionOf('raft', instant('2023-04-03T18:00Z'), 60, { part: 4, parts: 4 }),
]);

/** Letters that run to the left, marks that turn the direction, and marks upon letters where lines fold. */
const rightToLeft = planOf(
  'Asia/Kathmandu',
  pathOf([
    {
      id: 'phase-1',
      title: 'יסודות \u2067(שלב א)\u2069',
      topics: [
        topicOf('raft', `الإجماع بخوارزمية Raft؛ ${'الخوارزمية، '.repeat(6)}`, {
          core: `\u202Eהפוך\u202C ${'e\u0301\u0323'.repeat(30)}`,
        }),
        topicOf('saga', `${'नि'.repeat(22)}${'👩🏽‍🚀'.repeat(4)}${'🇳🇵'.repeat(8)}`),
      ],
    },
  ]),
  ['raft', 'saga'].map((id, index) =>
    sessionOf(id, instant('2026-05-11T10:00Z') + index * 1440, 60, { depth: 0 }),
  ),
  { title: 'תוכנית לימודים' },
);

function dayOf(text: string): CivilDay {
  return instant(`${text}T00:00Z`) / MINUTES_PER_DAY;
}

const optionsOfFeeds = { sessions: true, milestones: true, work: 'all', time: 'free' } as const;

/** Its options were changed twice since the sessions were. */
const privateFeed: PlanFeedInput = {
  ...berlin,
  style: {
    options: { ...optionsOfFeeds, phases: false, titles: 'private' },
    timed: { count: 2, at: Date.UTC(2026, 2, 1, 12) },
    allDay: { count: 1, at: Date.UTC(2026, 1, 1, 12) },
    privateId: (id) => privateId('a secret of an installation, long enough', id),
  },
};

const signsOnly: PlanFeedInput = {
  ...kinds,
  milestones: [milestoneOf('phase-1', dayOf('2026-05-07'))],
  phases: [
    {
      phaseId: 'phase-1',
      firstDay: dayOf('2026-05-04'),
      endDay: dayOf('2026-05-08'),
      createdAt: CREATED,
      changedAt: CHANGED,
      sequence: 0,
    },
  ],
  style: {
    options: { ...optionsOfFeeds, phases: true, titles: 'language-neutral' },
    timed: { count: 0, at: 0 },
    allDay: { count: 0, at: 0 },
    privateId: (id) => id,
  },
};

export const GOLDEN_FEEDS: readonly GoldenFeed[] = [
  { name: 'reference-plan', input: await referencePlanFeed() },
  { name: 'berlin-2026', input: berlin },
  { name: 'kathmandu-2026', input: kathmandu },
  { name: 'lord-howe-2026', input: lordHowe },
  { name: 'sao-paulo-2018', input: saoPaulo },
  { name: 'casablanca-2024', input: casablanca, untilYear: 2025 },
  { name: 'mexico-city-2022', input: mexicoCity, untilYear: 2025 },
  { name: 'non-latin', input: nonLatin },
  { name: 'hostile', input: hostile },
  { name: 'right-to-left', input: rightToLeft },
  { name: 'kinds', input: kinds },
  { name: 'private', input: privateFeed },
  { name: 'signs-only', input: signsOnly },
];

export function renderGolden({ input, untilYear }: GoldenFeed): string {
  const range = offsetRangeOf(input.sessions, input.revisedAt);
  const until = untilYear === undefined ? range.until : yearStart(untilYear);
  const offsets = offsetTableOfZone(input.zone, range.from, until);
  return renderCalendar(planFeed(input), offsets);
}
