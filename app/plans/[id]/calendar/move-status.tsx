import Link from 'next/link';
import type { CivilDay } from '@/lib/core/civil/civil';
import type { DateStyle } from '../../../_components/format-dates';
import type { MoveControl, MoveState } from './use-move';
import { stretchText } from './wall-clock';

interface MoveStatusProps {
  readonly move: MoveControl;
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
  readonly zone: string;
}

/** How sessions are moved, where the one in hand is, and what becomes of it; read out as it changes. */
export function MoveStatus({ move, dateStyle, today, zone }: MoveStatusProps) {
  const { state } = move;
  const texts = statusTexts(state, dateStyle, today);
  const isQuiet = texts.length === 0;
  return (
    <div className="calendar-status" data-quiet={isQuiet}>
      <div role="status" className={isQuiet ? undefined : 'min-w-0 grow'}>
        {texts.map((text, index) => (
          <p key={text} className={index === 0 ? 'font-medium' : undefined}>
            {text}
          </p>
        ))}
        {state.kind === 'allowed' && (
          <p className="sr-only">On the session, Enter keeps it there and Escape puts it back.</p>
        )}
      </div>
      {isQuiet && (
        <p className="grow text-ink-soft">
          Drag a session to move it, or choose it for its date, time and length.{' '}
          <span className="max-sm:hidden">With the keyboard: Alt and the arrow keys. </span>
          All times are in {zone}.
        </p>
      )}
      <Choices move={move} />
    </div>
  );
}

function statusTexts(state: MoveState, style: DateStyle, today: CivilDay): readonly string[] {
  if (state.kind === 'settled') return state.texts;
  const { session, from, minutes } = state.draft;
  const place = `${session.title}: ${stretchText({ from, to: from + minutes }, style, today)}.`;
  switch (state.kind) {
    case 'drafting':
      return [place, 'Enter checks it there, Escape puts it back.'];
    case 'checking':
      return [place, 'Looking for room around it.'];
    case 'allowed':
      return [place, state.answer.text];
    case 'keeping':
      return [place, 'Keeping it there.'];
  }
}

function Choices({ move }: { readonly move: MoveControl }) {
  const { state } = move;
  const putBack = (
    <button type="button" className="button" onClick={move.putBack}>
      Put back
    </button>
  );
  switch (state.kind) {
    case 'drafting':
      return (
        <div className="calendar-choices">
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              move.place(state.draft);
            }}
          >
            Check it
          </button>
          {putBack}
        </div>
      );
    case 'checking':
      return <div className="calendar-choices">{putBack}</div>;
    case 'keeping':
    case 'allowed':
      return (
        <div className="calendar-choices">
          <button
            type="button"
            className="button button-primary"
            disabled={state.kind === 'keeping'}
            onClick={move.keep}
          >
            Keep
          </button>
          {state.kind === 'allowed' && putBack}
          <Link href={state.answer.waysHref} className="link text-sm">
            Other ways
          </Link>
        </div>
      );
    case 'settled':
      if (state.texts.length === 0) return null;
      return (
        <div className="calendar-choices">
          {state.revision !== null && (
            <button type="button" className="button" onClick={move.undo}>
              Undo
            </button>
          )}
          {state.waysHref !== null && (
            <Link href={state.waysHref} className="link text-sm">
              What else would do
            </Link>
          )}
          <button type="button" className="button button-quiet" onClick={move.putBack}>
            Close
          </button>
        </div>
      );
  }
}
