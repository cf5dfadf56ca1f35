'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const SHORTEST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const GROWTH = 1.25;

interface FetchWatchProps {
  /** Null for the feeds of all plans. */
  readonly planId: string | null;
  /** Of what the page shows. */
  readonly stamp: string;
}

/** Reads the page again when a calendar has fetched a feed; rests while nobody sees the page. */
export function FetchWatch({ planId, stamp }: FetchWatchProps) {
  const router = useRouter();
  useEffect(() => {
    let watch = new AbortController();
    const begin = () => {
      watch.abort();
      watch = new AbortController();
      const refresh = () => router.refresh();
      if (!document.hidden) void look(planId, stamp, refresh, watch.signal);
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => {
      document.removeEventListener('visibilitychange', begin);
      watch.abort();
    };
  }, [planId, stamp, router]);
  return null;
}

async function look(
  planId: string | null,
  shown: string,
  onChange: () => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = SHORTEST_WAIT_MS; ; wait = Math.min(wait * GROWTH, LONGEST_WAIT_MS)) {
    await pause(wait, signal);
    const now = await readStamp(planId, signal);
    if (now === 'over') return;
    // Looked for again until the page has come: its stamp then starts another watch.
    if (now !== null && now !== shown) onChange();
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Null where no answer came, for want of a network for one; 'over' when there is nothing to wait for. */
async function readStamp(planId: string | null, signal: AbortSignal): Promise<string | null> {
  const query = planId === null ? '' : `?${new URLSearchParams({ plan: planId })}`;
  try {
    const response = await fetch(`/plans/subscribe/state${query}`, { signal });
    if (response.status === 404) return 'over';
    return response.ok ? await response.text() : null;
  } catch {
    return signal.aborted ? 'over' : null;
  }
}
