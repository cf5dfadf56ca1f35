/** The words that stand in enumerated text columns. */

/** A guest is a real user who has not given a name or an e-mail address. */
export type UserKind = 'guest' | 'account';

/** What made a revision. */
export type RevisionReason = 'created' | 'renamed' | 'deleted' | 'restored';
