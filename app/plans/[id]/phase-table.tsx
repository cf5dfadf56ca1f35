import type { PlanView } from '@/lib/usecases/view-plan';
import { dayRange, hoursText, percentText, type DateStyle } from '../../_components/format-dates';
import { phaseColour } from '../../_components/strip-layout';
import { topicsOf } from './topics';

/** The phases with their days, hours and depth, and the totals below. */
export function PhaseTable({
  view,
  dateStyle,
}: {
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}) {
  const { plan, path, today } = view;
  const depthOf = new Map(plan.topics.map(({ topicId, depth }) => [topicId, depth]));
  return (
    <section aria-labelledby="phases-heading">
      <h2 id="phases-heading" className="text-lg font-semibold">
        Phases
      </h2>
      <table className="mt-1 w-full border-collapse text-left">
        <thead className="text-sm text-ink-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              Phase
            </th>
            <th scope="col" className="py-1.5 pr-3 text-right font-normal">
              Depth
            </th>
            <th scope="col" className="py-1.5 text-right font-normal">
              Hours
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.phases.map(({ phaseId, firstDay, lastDay, minutes }) => {
            const phase = path.phases.find(({ id }) => id === phaseId);
            const depths = phase ? topicsOf(phase).map(({ id }) => depthOf.get(id) ?? 0) : [0];
            return (
              <tr key={phaseId} className="border-b border-line align-baseline">
                <th scope="row" className="py-2.5 pr-3 font-medium">
                  <span className="flex items-baseline gap-2.5">
                    <span className="swatch" data-phase={phaseColour(path, phaseId)} />
                    <span>
                      {phase?.title}
                      <span className="block text-sm font-normal text-ink-soft">
                        {dayRange(firstDay, lastDay, dateStyle, today)}
                      </span>
                    </span>
                  </span>
                </th>
                <td className="py-2.5 pr-3 text-right whitespace-nowrap">
                  {percentText(Math.min(...depths))}
                </td>
                <td className="py-2.5 text-right whitespace-nowrap">{hoursText(minutes)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="align-baseline font-semibold">
            <th scope="row" className="py-2.5 pr-3 font-semibold">
              In all
            </th>
            <td className="py-2.5 pr-3 text-right whitespace-nowrap">{percentText(plan.depth)}</td>
            <td className="py-2.5 text-right whitespace-nowrap">{hoursText(plan.totalMinutes)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-1 text-sm text-ink-soft">
        Depth tells how far a topic goes beyond its core: 0&nbsp;% is the core, 100&nbsp;% all of
        it.
      </p>
    </section>
  );
}
