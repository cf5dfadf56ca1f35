import type { PhaseBounds, TopicBounds } from './effort-bounds';
import type { Instant } from '../civil/civil';
import type { PlannedSession } from './plan';
import type { PhaseDemand, Problem, TopicDemand } from './problem';
import {
  finishedTopics,
  isOwed,
  reviewsOf,
  reviewSession,
  takeReview,
  type FinishedTopic,
} from './reviews';
import type { Piece, Stuck } from './sequence';
import { spareTime, type Place, type SpareTime } from './spare-time';
import type { LoadLimits, StudyCalendar } from './study-calendar';
import { takeTopic, type TopicWish } from './topic-pieces';
import type { WorkBudget } from './work-budget';

/** Study and the reviews that follow it. */
export interface StudyAndReviews {
  readonly kind: 'placed';
  readonly pieces: readonly Piece[];
  /** Days after the start day. */
  readonly finishDay: number;
  readonly reviews: readonly PlannedSession[];
}

export interface TogetherOptions {
  /** What study may take of each day and week; reviews are held to the caps alone. */
  readonly limits: LoadLimits;
  /** Last day after the start day on which study may start. */
  readonly lastDay: number;
  readonly prefer: TopicWish['prefer'];
}

/** Places at least these efforts, or tells the first phase that finds no room. */
export type PlaceTogether = (
  phases: readonly PhaseBounds[],
  options: TogetherOptions,
) => StudyAndReviews | Stuck;

/** A phase that finds no room may begin so many days later, when fewer reviews are due. */
const MOST_DELAYS = 28;

/** What one phase adds to a plan, and from when on the next may begin. */
interface PhasePlaces {
  readonly pieces: readonly Piece[];
  readonly reviews: readonly PlannedSession[];
  readonly after: Instant;
  /** Days after the start day; 0 where it adds nothing. */
  readonly lastDay: number;
}

/** One phase and its effort bounds. */
interface PhaseTask {
  readonly index: number;
  readonly phase: PhaseDemand;
  readonly bounds: PhaseBounds;
  readonly after: Instant;
}

/**
 * Places the topics in their listed order, each as early as it can be, and right after each topic its
 * reviews, each as near to its due day as can be; the topics that follow make way for them. Reviews lie
 * after study that is settled by then, so nothing is placed twice. Not exact: where this finds no room,
 * another order of choices might.
 */
export function createTogetherPlacer(
  problem: Problem,
  calendar: StudyCalendar,
  extended: StudyCalendar,
  budget: WorkBudget,
): PlaceTogether {
  const { startDay, rules } = problem;
  const begun = new Map(
    finishedTopics(problem, problem.history).map((topic) => [topic.topicId, topic]),
  );

  function takeReviews(spare: SpareTime, topic: FinishedTopic): PlannedSession[] | null {
    const reviews: PlannedSession[] = [];
    let previousEnd: Instant | null = null;
    for (const review of reviewsOf(problem, topic)) {
      if (!isOwed(problem, review)) continue;
      const place = takeReview(problem, spare, review, previousEnd);
      if (!place) return null;
      previousEnd = place.start + place.minutes;
      reviews.push(reviewSession(review, place.start));
    }
    return reviews;
  }

  function finished(
    phaseId: string,
    { id, unitId, kind }: TopicDemand,
    last: Place | undefined,
  ): FinishedTopic | null {
    if (kind === 'milestone') return null;
    if (!last) return begun.get(id) ?? null;
    const { day, start, minutes } = last;
    return { phaseId, unitId, topicId: id, lastDay: startDay + day, end: start + minutes };
  }

  /** The phase from this day on; null where something finds no place. */
  function takePhase(
    spare: SpareTime,
    within: LoadLimits,
    { lastDay, prefer }: TogetherOptions,
    { index, phase, bounds, after }: PhaseTask,
    fromDay: number,
  ): PhasePlaces | { readonly began: number | null } {
    const pieces: Piece[] = [];
    const reviews: PlannedSession[] = [];
    let next = after;
    let studiedUntil = 0;
    let firstDay = bounds.begunOn;
    const lastIndex = bounds.topics.findLastIndex(({ least }) => least > 0);
    const lastDayFrom = (day: number) => {
      if (bounds.mostDays === null) return lastDay;
      const first = firstDay ?? day;
      return Math.min(
        lastDay,
        extended.count.lastDayOf(startDay + first, bounds.mostDays) - startDay,
      );
    };
    const endDay = (day: number) =>
      bounds.leastDays === null
        ? 0
        : extended.count.dayReaching(startDay + day, bounds.leastDays) - startDay;
    for (const [position, topic] of phase.topics.entries()) {
      const { least, most } = bounds.topics[position] as TopicBounds;
      let places: readonly Place[] | null = [];
      if (least > 0) {
        places = takeTopic(spare, rules, {
          least,
          most,
          whole: topic.kind === 'milestone',
          after: next,
          fromDay,
          endDayFrom: (day) => (position === lastIndex ? endDay(firstDay ?? day) : 0),
          lastDayFrom,
          within,
          prefer,
        });
        if (!places) return { began: firstDay };
        const [first, last] = [places[0] as Place, places.at(-1) as Place];
        firstDay ??= first.day;
        studiedUntil = last.day;
        next = last.start + last.minutes + rules.gapMinutes;
        for (const { start, minutes } of places) {
          pieces.push({ phase: index, topic: position, start, minutes });
        }
      }
      const over = finished(phase.id, topic, places.at(-1));
      const own = over ? takeReviews(spare, over) : [];
      if (!own) return { began: firstDay };
      reviews.push(...own);
    }
    return { pieces, reviews, after: next, lastDay: studiedUntil };
  }

  function takePhaseLater(
    spare: SpareTime,
    within: LoadLimits,
    options: TogetherOptions,
    task: PhaseTask,
  ): PhasePlaces | null {
    const { mostDays, begunOn } = task.bounds;
    const delays = mostDays === null || begunOn !== null ? 0 : MOST_DELAYS;
    const mark = spare.mark();
    let fromDay = begunOn ?? 0;
    for (let delay = 0; delay <= delays; delay += 1) {
      const found = takePhase(spare, within, options, task, fromDay);
      if ('pieces' in found) return found;
      spare.release(mark);
      if (found.began === null) return null;
      fromDay = found.began + 1;
    }
    return null;
  }

  return (phases, options) => {
    const spare = spareTime(problem, extended, budget);
    const within = { day: options.limits.day.slice(), week: options.limits.week.slice() };
    const pieces: Piece[] = [];
    const reviews: PlannedSession[] = [];
    let after = calendar.earliest;
    let finishDay = 0;
    for (const [index, phase] of problem.path.phases.entries()) {
      const bounds = phases[index] as PhaseBounds;
      const found = takePhaseLater(spare, within, options, { index, phase, bounds, after });
      if (!found) return { kind: 'stuck', phase: index };
      pieces.push(...found.pieces);
      reviews.push(...found.reviews);
      after = found.after;
      finishDay = Math.max(finishDay, found.lastDay);
    }
    return { kind: 'placed', pieces, finishDay, reviews };
  };
}
