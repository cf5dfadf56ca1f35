import { z } from 'zod';
import { REPLAN_STRATEGIES } from '@/lib/core/replan/replan-option';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import type { CalendarSession, WallStretch } from '@/lib/usecases/view-calendar';
import { planIdField } from '../../../_components/plan-id-field';

/** A move to be checked, as the browser sends it. */
export const moveRequestSchema = z.object({
  planId: planIdField,
  move: planChangeSchema.shape.move.unwrap(),
});

/** A checked move that is to be kept, exactly as it was seen. */
export const keptMoveSchema = z.object({
  planId: planIdField,
  move: planChangeSchema.shape.move.unwrap(),
  strategy: z.enum(REPLAN_STRATEGIES),
  revision: z.number().int().min(1),
  now: z.number().int(),
  digest: z.string().min(1).max(100),
});
export type KeptMove = z.output<typeof keptMoveSchema>;

export const undoneMoveSchema = z.object({
  planId: planIdField,
  revision: z.number().int().min(1),
});

export const pinRequestSchema = z.object({
  planId: planIdField,
  storedId: z.string().min(1).max(300),
  pinned: z.boolean(),
});

/** A session of a checked move, at its new place. */
export interface PlacedSession extends WallStretch {
  /** Within the plan. */
  readonly id: string;
}

export type CheckAnswer =
  | {
      readonly kind: 'allowed';
      readonly kept: KeptMove;
      /** All that moves, the moved session included. */
      readonly placed: readonly PlacedSession[];
      readonly added: readonly CalendarSession[];
      /** Ids of what goes. */
      readonly gone: readonly string[];
      readonly text: string;
      /** Where the other options are. */
      readonly waysHref: string;
    }
  | {
      readonly kind: 'refused';
      readonly reasons: readonly string[];
      readonly waysHref: string | null;
    };

/** What became of a change that was asked for. */
export interface SettledAnswer {
  readonly texts: readonly string[];
  /** The revision that a kept move made, for its undo. */
  readonly revision: number | null;
}
