export type SessionKind = 'study';

/** The id of a session within its plan: from what it is, so that it survives every move. */
export function sessionId(topicId: string, kind: SessionKind, part: number): string {
  return `${topicId}.${kind}.${part}`;
}
