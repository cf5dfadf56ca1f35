/**
 * `study` of a topic, a short `review` of one, a `milestone` of a phase with minutes of its own, and
 * `upkeep` after the finish.
 */
export type SessionKind = 'study' | 'review' | 'milestone' | 'upkeep';

/** Stands for phase, unit and topic of upkeep sessions; content ids hold no dot. */
export const UPKEEP_ID = 'path.upkeep';

/** Stands for the topic of a phase's milestone; content ids hold no dot. */
export function milestoneTopicId(phaseId: string): string {
  return `${phaseId}.milestone`;
}

/** The id of a session within its plan: from what it is, so that it survives every move. */
export function sessionId(topicId: string, kind: SessionKind, part: number): string {
  // The id that stands for a milestone's topic says what it is.
  return kind === 'milestone' ? `${topicId}.${part}` : `${topicId}.${kind}.${part}`;
}

/** Study sessions and timed milestones; reviews and upkeep follow from where these end up. */
export function isOfPath({ kind }: { readonly kind: SessionKind }): boolean {
  return kind === 'study' || kind === 'milestone';
}
