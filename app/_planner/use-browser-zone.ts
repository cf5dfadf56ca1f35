import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The browser's IANA zone; null on the server and in the first render, so that both agree. */
export function useBrowserZone(): string | null {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}
