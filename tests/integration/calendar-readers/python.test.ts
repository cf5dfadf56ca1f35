import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import { byUid, inputOf, meant, plans, type RandomPlan } from '../../support/calendar-arbitraries';
import { GOLDEN_FEEDS, renderGolden } from '../../support/calendar-goldens';
import { readByIcalJs, readByNodeIcal } from '../../support/calendar-reading';
import { readByPython } from '../../support/python-reading';

/** icalendar 4 and node-ical undo escapes in an order in which a backslash takes up what follows it. */
function withoutBackslashes(plan: RandomPlan): RandomPlan {
  const without = (text: string) => text.replaceAll('\\', '/');
  return {
    ...plan,
    title: without(plan.title),
    topicTitle: without(plan.topicTitle),
    core: without(plan.core),
    phaseTitle: without(plan.phaseTitle),
  };
}

describe('a feed read by Python’s icalendar', () => {
  it.each(GOLDEN_FEEDS.map((golden) => [golden.name, golden] as const))(
    'is what ical.js and node-ical read: %s',
    (_, golden) => {
      const body = renderGolden(golden);
      const [byPython] = readByPython([body]);
      expect(byPython).toEqual(readByIcalJs(body));
      expect(byPython).toEqual(readByNodeIcal(body));
      const { sessions, milestones, phases } = golden.input;
      const count = sessions.length + milestones.length + (phases ?? []).length;
      expect(byPython).toHaveLength(count);
    },
  );

  it('has every text, instant and day of any plan, and so have the other two', () => {
    fc.assert(
      fc.property(fc.array(plans, { minLength: 60, maxLength: 60 }), (generated) => {
        const inputs = generated.map((plan) => inputOf(withoutBackslashes(plan)));
        const bodies = inputs.map(renderPlanFeed);
        const expected = inputs.map((input) => byUid(meant(input)));
        expect(bodies.map((body) => byUid(readByIcalJs(body)))).toEqual(expected);
        expect(bodies.map((body) => byUid(readByNodeIcal(body)))).toEqual(expected);
        expect(readByPython(bodies).map(byUid)).toEqual(expected);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
