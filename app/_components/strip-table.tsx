import type { StripLayout } from './strip-layout';

/** The strip for who does not see it: its phases by name, and its weeks as a table. */
export function StripTable({ layout }: { readonly layout: StripLayout }) {
  return (
    <div className="strip-below">
      {layout.bands.length > 1 && (
        <ol className="strip-legend mt-2" aria-label="Phases">
          {layout.bands.map(({ phaseId, number, title }) => (
            <li key={phaseId} className="flex items-center gap-1.5">
              <span className="swatch" data-phase={((number - 1) % 6) + 1} />
              {number} {title}
            </li>
          ))}
        </ol>
      )}
      <details className="strip-table no-print text-sm">
        <summary className="link text-ink-soft">The same as a table</summary>
        <div
          className="mt-2 overflow-x-auto"
          tabIndex={0}
          role="group"
          aria-label="Weeks, as a table"
        >
          <table className="w-full min-w-xl border-collapse text-left">
            <caption className="sr-only">{layout.summary}</caption>
            <thead>
              <tr className="border-b border-line-strong">
                {['Week', 'Dates', 'Planned', 'You have', 'Topics'].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-4 font-semibold">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {layout.weeks.map(({ index, row }) => (
                <tr key={index} className="border-b border-line align-top">
                  <th scope="row" className="py-1.5 pr-4 font-normal">
                    {index + 1}
                  </th>
                  <td className="py-1.5 pr-4 whitespace-nowrap">{row.dates}</td>
                  <td className="py-1.5 pr-4 whitespace-nowrap">{row.planned}</td>
                  <td className="py-1.5 pr-4 whitespace-nowrap">{row.capacity}</td>
                  <td className="py-1.5">{row.topics}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
