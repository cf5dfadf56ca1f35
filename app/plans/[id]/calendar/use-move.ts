'use client';

import { startTransition, useRef, useState } from 'react';
import type { Minutes } from '@/lib/core/civil/civil';
import type { CalendarSession, WallInstant } from '@/lib/usecases/view-calendar';
import { checkMoveFromCalendar, keepMoveFromCalendar, undoMoveFromCalendar } from './actions';
import type { CheckAnswer, SettledAnswer } from './move-answer';
import { fieldsOfWall } from './wall-clock';

/** A session at a place where it is not yet. */
export interface Draft {
  readonly session: CalendarSession;
  readonly from: WallInstant;
  readonly minutes: Minutes;
}

type AllowedAnswer = Extract<CheckAnswer, { readonly kind: 'allowed' }>;

export type MoveState =
  | ({ readonly kind: 'settled'; readonly waysHref: string | null } & SettledAnswer)
  /** Placed by keyboard, not checked yet. */
  | { readonly kind: 'drafting' | 'checking'; readonly draft: Draft }
  | { readonly kind: 'allowed' | 'keeping'; readonly draft: Draft; readonly answer: AllowedAnswer };

const NOTHING: MoveState = { kind: 'settled', texts: [], revision: null, waysHref: null };

const UNREACHED: SettledAnswer = {
  texts: ['The server did not answer; nothing was changed.'],
  revision: null,
};

export interface MoveControl {
  readonly state: MoveState;
  /** Shows a session elsewhere, without asking yet. */
  readonly draft: (draft: Draft) => void;
  /** Puts a session elsewhere and asks whether it may be there. */
  readonly place: (draft: Draft) => void;
  readonly keep: () => void;
  readonly putBack: () => void;
  readonly undo: () => void;
  /** Runs something else that changes the plan and tells what became of it. */
  readonly settle: (change: () => Promise<SettledAnswer>) => void;
}

/** One session at a time on its way from where it is to where it may be. */
export function useMove(planId: string): MoveControl {
  const [state, setState] = useState<MoveState>(NOTHING);
  // What is answered late, after something else was begun, counts no more.
  const asked = useRef(0);

  const settle = (change: () => Promise<SettledAnswer>) => {
    asked.current += 1;
    const own = asked.current;
    startTransition(async () => {
      const answer = await change().catch(() => UNREACHED);
      if (own !== asked.current) return;
      startTransition(() => {
        setState({ kind: 'settled', waysHref: null, ...answer });
      });
    });
  };

  const check = async (draft: Draft, own: number) => {
    const { session, from, minutes } = draft;
    const move = { sessionId: session.id, ...fieldsOfWall(from), minutes };
    const answer = await checkMoveFromCalendar({ planId, move }).catch(() => null);
    if (own !== asked.current) return;
    if (answer === null) setState({ kind: 'settled', waysHref: null, ...UNREACHED });
    else if (answer.kind === 'allowed') setState({ kind: 'allowed', draft, answer });
    else {
      const { reasons, waysHref } = answer;
      const texts = [`${session.title} stays where it was.`, ...reasons];
      setState({ kind: 'settled', texts, revision: null, waysHref });
    }
  };

  return {
    state,
    draft: (draft) => {
      asked.current += 1;
      setState({ kind: 'drafting', draft });
    },
    place: (draft) => {
      asked.current += 1;
      setState({ kind: 'checking', draft });
      void check(draft, asked.current);
    },
    keep: () => {
      if (state.kind !== 'allowed') return;
      const { draft, answer } = state;
      setState({ kind: 'keeping', draft, answer });
      settle(() => keepMoveFromCalendar(answer.kept));
    },
    putBack: () => {
      asked.current += 1;
      setState(NOTHING);
    },
    undo: () => {
      if (state.kind !== 'settled' || state.revision === null) return;
      const { revision } = state;
      settle(() => undoMoveFromCalendar({ planId, revision }));
    },
    settle,
  };
}
