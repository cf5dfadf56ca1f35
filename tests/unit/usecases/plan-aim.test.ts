import { describe, expect, it } from 'vitest';
import { aimOfText, aimText, coreAim, planAimSchema } from '@/lib/usecases/plan-aim';
import { requestFromFields } from '@/lib/usecases/plan-request-query';
import { defaultFields } from '@/lib/usecases/planner-fields';
import { day } from '../../support/problems';

const fields = defaultFields({ start: '2026-11-30', zone: 'Europe/Berlin' });

function aimOfFields(aim: string) {
  const reading = requestFromFields({ ...fields, aim });
  return reading.ok ? reading.request.policy.aim : reading.errors;
}

describe('the aim of a request', () => {
  it.each([
    ['standard', 'standard', 'standard'],
    ['soonest', 'soonest', 'soonest'],
    ['depth:0.4', { depth: 0.4 }, { depth: 0.4 }],
    ['depth:1', { depth: 1 }, { depth: 1 }],
    ['finish:2027-03-28', { finish: '2027-03-28' }, { finishBy: day('2027-03-28') }],
  ])('is read from %s and written so again', (text, aim, core) => {
    expect(aimOfFields(text)).toEqual(aim);
    const parsed = planAimSchema.parse(aim);
    expect(aimText(parsed)).toBe(text);
    expect(coreAim(parsed)).toEqual(core);
  });

  it('survives as text whatever the depth', () => {
    for (const depth of [1 / 3, 1e-7, 0.1 + 0.2]) {
      expect(planAimSchema.parse(aimOfText(aimText({ depth })))).toEqual({ depth });
    }
  });

  const ANY =
    'must be standard, deepest, soonest, a depth from 0 to 1, or a day to finish by, written YYYY-MM-DD';
  const DEPTH = 'must be a depth from 0 to 1';
  const DATE = 'must be a date that exists, written YYYY-MM-DD';

  it.each([
    ['', ANY],
    ['fast', ANY],
    ['depth:', ANY],
    ['depth:half', ANY],
    ['depth:-1', ANY],
    ['depth:0.1.2', ANY],
    ['depth:2', DEPTH],
    ['finish:', DATE],
    ['finish:2027-02-29', DATE],
  ])('is refused at its field: “%s”', (text, message) => {
    expect(aimOfFields(text)).toEqual([{ field: 'aim', message }]);
  });
});
