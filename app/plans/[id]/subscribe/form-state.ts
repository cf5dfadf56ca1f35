import type { FeedCheck } from '@/lib/usecases/check-feed';
import type { FeedOptions } from '@/lib/usecases/feed-options';

/** What was sent of a feed's form, to show it again. */
export interface SentFeed {
  readonly name: string;
  readonly options: FeedOptions;
}

/** What became of the form of a feed that was sent; a feed that could be saved leads on. */
export type FeedFormState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'invalid';
      readonly field: 'name' | 'options';
      readonly message: string;
      readonly sent: SentFeed;
    };

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'checked'; readonly check: FeedCheck };
