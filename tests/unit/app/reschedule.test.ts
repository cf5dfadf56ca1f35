import { describe, expect, it } from 'vitest';
import { readAsked, rescheduleHref } from '@/app/plans/[id]/reschedule/address';
import { readDoneForm } from '@/app/plans/[id]/reschedule/done-fields';
import { touchedText } from '@/app/plans/[id]/reschedule/option-texts';
import { revisionText } from '@/app/plans/[id]/reschedule/revision-text';
import { NO_CHANGE } from '@/lib/usecases/plan-change';

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const TWO_SESSIONS = [
  ['session', 'plan.a.study.1 90'],
  ['session', 'plan.a.study.2 60'],
] as const;

describe('what got done', () => {
  it('is all of a ticked session, the minutes of another, and nothing of the rest', () => {
    const read = readDoneForm(
      formOf([
        ...TWO_SESSIONS,
        ['session', 'plan.b.study.1 120'],
        ['done', 'plan.a.study.1'],
        ['minutes.plan.a.study.1', ''],
        ['minutes.plan.a.study.2', '45'],
        ['minutes.plan.b.study.1', ''],
      ]),
      1,
    );
    expect(read.errors).toEqual([]);
    expect(read.marks).toEqual([
      { sessionId: 'plan.a.study.1', doneMinutes: 90 },
      { sessionId: 'plan.a.study.2', doneMinutes: 45 },
      { sessionId: 'plan.b.study.1', doneMinutes: 0 },
    ]);
    expect(read.change).toEqual({ away: [], lighterWeeks: [], moveSoon: false });
  });

  it('is never more than the session has, and what was typed is shown again', () => {
    const read = readDoneForm(formOf([...TWO_SESSIONS, ['minutes.plan.a.study.2', '61']]), 3);
    expect(read.errors).toEqual([
      {
        field: 'done',
        message: 'Minutes are a whole number, at most the session’s own 60.',
      },
    ]);
    expect(read.state).toMatchObject({
      answered: 3,
      fields: { minutes: { 'plan.a.study.2': '61' } },
    });
  });
});

describe('what is coming', () => {
  it('is days away, one where only one is given, and a lighter week in quarters of an hour', () => {
    const read = readDoneForm(
      formOf([
        ['awayFrom', '2027-02-01'],
        ['awayTo', ''],
        ['lighterDay', '2027-02-08'],
        ['lighterHours', '4,5'],
        ['moveSoon', 'on'],
      ]),
      1,
    );
    expect(read.change).toEqual({
      away: [{ from: '2027-02-01', to: '2027-02-01' }],
      lighterWeeks: [{ day: '2027-02-08', minutes: 270 }],
      moveSoon: true,
    });
  });

  it('is told at its field where it cannot be', () => {
    const read = readDoneForm(
      formOf([
        ['awayFrom', '2027-02-02'],
        ['awayTo', '2027-02-01'],
        ['lighterDay', '2027-02-30'],
        ['lighterHours', '4'],
      ]),
      1,
    );
    expect(read.errors).toEqual([
      { field: 'away', message: 'The last day away must not be before the first.' },
      { field: 'lighter', message: 'Give the week by one of its days, and hours from 0 to 100.' },
    ]);
  });
});

describe('the address', () => {
  it('carries a change and nothing that is as without it', () => {
    const away = [{ from: '2027-02-01', to: '2027-02-07' }];
    const change = { ...NO_CHANGE, away };
    const href = rescheduleHref('plan', { change, strategy: 'trim-depth' });
    const query = new URL(href, 'http://localhost').searchParams;
    expect(query.get('change')).toBe(JSON.stringify({ away }));
    expect(readAsked(Object.fromEntries(query))).toEqual({
      change,
      strategy: 'trim-depth',
      answer: undefined,
      since: undefined,
    });
    expect(rescheduleHref('plan')).toBe('/plans/plan/reschedule');
  });

  it('asks for no change where it only names an option, and for nothing at first', () => {
    expect(readAsked({ strategy: 'more-hours' })?.change).toEqual(NO_CHANGE);
    expect(readAsked({})?.change).toBeUndefined();
    expect(readAsked({ answer: 'unchanged' })?.change).toBeUndefined();
  });

  it('is refused where it holds what these pages never write', () => {
    expect(readAsked({ change: '{' })).toBeNull();
    expect(readAsked({ change: '{"nonsense":1}' })).toBeNull();
    expect(readAsked({ strategy: 'guess' })).toBeNull();
    expect(readAsked({ change: ['{}', '{}'] })).toBeNull();
  });
});

describe('the words', () => {
  it('tell what an option touches', () => {
    const none = { placedAgain: 0, moved: 0, toCome: 61, added: 0, removed: 0 };
    expect(touchedText(none)).toBe('None of the 61 to come moves.');
    expect(
      touchedText({ placedAgain: 9, moved: 6, toCome: 61, added: 2, removed: 1 }).replaceAll(
        '\u00a0',
        ' ',
      ),
    ).toBe('9 missed sessions find a new time. 6 of the 61 to come move, 2 are new and 1 goes.');
  });

  it('tell what a revision was', () => {
    const summary = { moved: 6, added: 1, removed: 0, strategy: null, restores: null };
    const revision = { number: 2, reason: 'replanned', at: 0, title: 'Plan', summary } as const;
    expect(revisionText(revision).replaceAll('\u00a0', ' ')).toBe(
      'Fitted again: 6 sessions moved and 1 new.',
    );
    expect(revisionText({ ...revision, summary: { ...summary, moved: 0, added: 0 } })).toBe(
      'Fitted again: no session moved.',
    );
    expect(revisionText({ ...revision, reason: 'renamed', summary: null })).toBe('Renamed.');
  });
});
