import type { AccessField } from '@/lib/usecases/connect-caldav';

/** What became of the form that connects; what was sent is shown again, but for the password. */
export interface ConnectState {
  readonly problem: { readonly field: AccessField | null; readonly message: string } | null;
  readonly server: string;
  readonly username: string;
}

/** What became of a form with one thing to get wrong. */
export interface MessageState {
  readonly message: string | null;
}
