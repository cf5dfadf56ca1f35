/** The words that stand in enumerated text columns. */

/** A guest is a real user who has not given a name or an e-mail address. */
export type UserKind = 'guest' | 'account';

/** What made a revision. */
export type RevisionReason =
  | 'created'
  | 'renamed'
  | 'deleted'
  | 'restored'
  /** Fitted again after sessions were missed. */
  | 'replanned'
  /** Fitted around days away, ahead of time. */
  | 'away'
  /** Sessions moved by hand. */
  | 'moved'
  | 'settings'
  /** Topics finished early, given more minutes, or known already. */
  | 'topics'
  /** The learning path's content changed. */
  | 'path'
  | 'undone';
