import type { CivilDay } from '@/lib/core/civil/civil';
import type { FrontierPoint } from '@/lib/core/schedule/frontier';
import { percentText, plainDay, type DateStyle } from '../_components/format-dates';
import { finishDayOf } from './finish-aim';

/** What the present form and plan say about a frontier. */
export interface FrontierChoice {
  /** The form's aim. */
  readonly aim: string;
  /** The present plan's finish and depth, or null where nothing fits. */
  readonly plan: { readonly finishDay: CivilDay; readonly depth: number } | null;
}

/** A point of the frontier, in percent of the picture's width and as a share of its height. */
export interface FrontierMark {
  readonly index: number;
  readonly at: number;
  readonly depth: number;
}

export interface FrontierLayout {
  /** SVG paths over one unit a week across and 1 (core) to 0 (deep) down. */
  readonly line: string;
  readonly area: string;
  /** The part of the area that the chosen point finishes. */
  readonly reached: string;
  /** Null where the frontier does not hold what is chosen. */
  readonly chosen: FrontierMark | null;
  /** Standard depth in the first week that allows it, where there is one. */
  readonly standard: FrontierMark | null;
}

const STANDARD_DEPTH = 0.5;

/** Which point is chosen: the named finish's, else the one in whose week the present plan finishes. */
export function chosenPoint(
  points: readonly FrontierPoint[],
  { aim, plan }: FrontierChoice,
): number | null {
  const day = finishDayOf(aim);
  if (day !== null) {
    const index = points.findLastIndex(({ lastDay }) => lastDay <= day);
    return index < 0 ? null : index;
  }
  if (plan === null) return null;
  const index = points.findIndex(({ lastDay }) => lastDay >= plan.finishDay);
  return index < 0 ? points.length - 1 : index;
}

export function frontierLayout(
  points: readonly FrontierPoint[],
  choice: FrontierChoice,
): FrontierLayout {
  const markAt = (index: number, depth?: number): FrontierMark => ({
    index,
    at: ((index + 0.5) / points.length) * 100,
    depth: depth ?? points[index]?.depth ?? 0,
  });
  const chosen = chosenPoint(points, choice);
  const standard = points.findIndex(({ depth }) => depth >= STANDARD_DEPTH);
  return {
    line: stepsOf(points),
    area: areaOf(points),
    reached: chosen === null ? '' : areaOf(points.slice(0, chosen + 1)),
    chosen: chosen === null ? null : markAt(chosen, depthChosen(choice)),
    standard: standard < 0 ? null : markAt(standard, STANDARD_DEPTH),
  };
}

/** A named aim's plan may be less deep than its week allows: then its own depth is told. */
function depthChosen({ aim, plan }: FrontierChoice): number | undefined {
  return finishDayOf(aim) === null ? plan?.depth : undefined;
}

function stepsOf(points: readonly FrontierPoint[]): string {
  return points
    .map(({ depth }, index) => {
      const y = (1 - depth).toFixed(4);
      return `${index === 0 ? `M0 ${y}` : `V${y}`}H${index + 1}`;
    })
    .join('');
}

function areaOf(points: readonly FrontierPoint[]): string {
  return `${stepsOf(points)}V1H0Z`;
}

/** `Finish by 28 March, depth 45 %`. */
export function pointText(
  { lastDay }: FrontierPoint,
  depth: number,
  style: DateStyle,
  today: CivilDay,
): string {
  return `Finish by ${plainDay(lastDay, style, today)}, depth ${percentText(depth)}`;
}
