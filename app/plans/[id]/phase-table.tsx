import type { Minutes } from '@/lib/core/civil/civil';
import type { PlanView } from '@/lib/usecases/view-plan';
import { minutesOfKind } from '@/lib/usecases/week-plans';
import {
  dayRange,
  hoursText,
  listText,
  percentText,
  type DateStyle,
} from '../../_components/format-dates';
import { phaseColour } from '../../_components/strip-layout';
import { topicOf, topicsOf } from './topics';

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
            const depths = phase ? topicsOf(phase).flatMap(({ id }) => depthOf.get(id) ?? []) : [];
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
          <ExtraRow name="Milestones" minutes={minutesOfKind(plan, 'milestone')} />
          <ExtraRow name="Reviews" minutes={minutesOfKind(plan, 'review')} />
          <ExtraRow name="Upkeep after the finish" minutes={minutesOfKind(plan, 'upkeep')} />
        </tfoot>
      </table>
      <p className="mt-1 text-sm text-ink-soft">
        Depth tells how far a topic goes beyond its core: 0&nbsp;% is the core, 100&nbsp;% all of
        it.
      </p>
      <NotPlanned name="Known already" ids={view.settings.learner.known} view={view} />
      <NotPlanned name="Left out" ids={view.settings.learner.leftOut} view={view} />
    </section>
  );
}

function ExtraRow({ name, minutes }: { readonly name: string; readonly minutes: Minutes }) {
  if (minutes === 0) return null;
  return (
    <tr className="border-t border-line align-baseline">
      <th scope="row" colSpan={2} className="py-2 pr-3 font-normal">
        {name}
      </th>
      <td className="py-2 text-right whitespace-nowrap">{hoursText(minutes)}</td>
    </tr>
  );
}

function NotPlanned({
  name,
  ids,
  view,
}: {
  readonly name: string;
  readonly ids: readonly string[];
  readonly view: PlanView;
}) {
  const titles = ids.flatMap((id) => topicOf(view.path, id)?.title ?? []);
  if (titles.length === 0) return null;
  return (
    <p className="mt-1 text-sm text-ink-soft">
      {name}, not planned: {listText(titles)}.
    </p>
  );
}
