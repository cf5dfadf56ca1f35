import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { topicsByUnit } from '@/lib/usecases/view-path';
import { requestDateStyle } from '../../../_components/request-date-style';
import { counted, hoursText } from '../../../_components/format-dates';
import { phaseColour } from '../../../_components/strip-layout';
import { ownPlan } from '../own-plan';
import { ContentUpdate } from './content-update';
import { TopicLine } from './topic-line';

interface PathPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata: Metadata = { title: 'Path', robots: { index: false } };

/** The learning path with what is planned and done of each topic, and what can be said of it. */
export default async function PathPage({ params, searchParams }: PathPageProps) {
  const view = await ownPlan((await params).id);
  if (view === null) notFound();
  const { wrong } = await searchParams;
  const style = await requestDateStyle();
  const byUnit = topicsByUnit(view);
  return (
    <>
      <h2 className="sr-only">Path</h2>
      <ContentUpdate view={view} style={style} />
      <p className="max-w-[62ch] text-ink-soft">
        What you say of a topic shows first what it changes. Topics that have not begun can swap
        places within their unit.
      </p>
      {view.path.phases.map((phase) => {
        const topics = phase.units.flatMap(({ id }) => byUnit.get(id) ?? []);
        const planned = topics.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
        const done = topics.reduce((sum, { doneMinutes }) => sum + doneMinutes, 0);
        return (
          <section key={phase.id} aria-labelledby={`phase-${phase.id}`} className="mt-10">
            <h3
              id={`phase-${phase.id}`}
              className="flex flex-wrap items-baseline gap-x-3 text-xl font-semibold"
            >
              <span className="swatch" data-phase={phaseColour(view.path, phase.id)} />
              {phase.title}
              <span className="text-sm font-normal text-ink-soft">
                {counted(topics.length, 'topic')}, {hoursText(done)} of {hoursText(planned)} done
              </span>
            </h3>
            {phase.units.map((unit) => (
              <div key={unit.id} className="mt-5">
                <h4 className="text-sm text-ink-soft">{unit.title}</h4>
                <ul className="mt-1 border-t border-line">
                  {(byUnit.get(unit.id) ?? []).map((one) => (
                    <TopicLine
                      key={one.topic.id}
                      planId={view.id}
                      view={one}
                      others={byUnit.get(unit.id) ?? []}
                      isWrong={wrong === one.topic.id}
                    />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}
