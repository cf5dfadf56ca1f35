import type { ChangedSession, ComparisonView, SessionTime } from '@/lib/usecases/view-history';
import {
  clockRange,
  counted,
  hoursText,
  longDay,
  percentText,
  weekdayDay,
  type DateStyle,
} from '../../../_components/format-dates';
import { PartText } from '../../../_components/session-days';

interface ComparisonProps {
  readonly comparison: ComparisonView;
  readonly today: number;
  readonly style: DateStyle;
}

/** Two revisions side by side: finish, hours and depth, then session by session. */
export function Comparison({ comparison, today, style }: ComparisonProps) {
  const { from, to, moved, added, removed } = comparison;
  const rows = [
    {
      name: 'Finish',
      was: longDay(from.plan.finishDay, style, today),
      is: longDay(to.plan.finishDay, style, today),
    },
    {
      name: 'Hours',
      was: hoursText(from.plan.totalMinutes),
      is: hoursText(to.plan.totalMinutes),
    },
    { name: 'Depth', was: percentText(from.plan.depth), is: percentText(to.plan.depth) },
  ];
  const isSame = moved.length + added.length + removed.length === 0;
  return (
    <section id="comparison" aria-labelledby="comparison-heading" className="scroll-mt-6">
      <h2 id="comparison-heading" className="text-xl font-semibold">
        Revision {from.revision.number} and {to.revision.number}
      </h2>
      <table className="mt-3 border-collapse text-left">
        <thead className="text-sm text-ink-soft">
          <tr>
            <th scope="col" className="py-1 pr-6 font-normal">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="py-1 pr-6 font-normal">
              Revision {from.revision.number}
            </th>
            <th scope="col" className="py-1 font-normal">
              Revision {to.revision.number}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, was, is }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-6 font-medium">
                {name}
              </th>
              <td className="py-1.5 pr-6">{was}</td>
              <td className="py-1.5">{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {comparison.settingsChanged && <p className="mt-3">The settings are different too.</p>}
      {comparison.pathChanged && <p className="mt-3">The learning path is another version.</p>}
      {isSame && <p className="mt-3">All sessions are at the same times.</p>}
      <Changes title="moved" sessions={moved} today={today} style={style} />
      <Changes title="new" sessions={added} today={today} style={style} />
      <Changes title="gone" sessions={removed} today={today} style={style} />
    </section>
  );
}

interface ChangesProps extends Omit<ComparisonProps, 'comparison'> {
  readonly title: string;
  readonly sessions: readonly ChangedSession[];
}

function Changes({ title, sessions, today, style }: ChangesProps) {
  if (sessions.length === 0) return null;
  const timeText = ({ day, from, to }: SessionTime) =>
    `${weekdayDay(day, style, today)} ${clockRange(from, to, style)}`;
  return (
    <section className="mt-6">
      <h3 className="font-semibold">
        {counted(sessions.length, 'session')} {title}
      </h3>
      <ul className="mt-1">
        {sessions.map(({ id, title: name, kind, part, parts, before, after }) => (
          <li
            key={id}
            className="grid gap-x-6 border-b border-line py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]"
          >
            <span>
              {name}
              <PartText kind={kind} part={part} parts={parts} />
            </span>
            <span className="text-ink-soft">
              {before && (
                <s>
                  <span className="sr-only">was </span>
                  {timeText(before)}
                </s>
              )}{' '}
              {after && (
                <span className="whitespace-nowrap text-ink">
                  {before && <span className="sr-only">, now </span>}
                  {timeText(after)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
