import { useEffect, useState } from 'react';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import type { OffsetsWanted, ZoneOffsets } from './compute-preview';

export type OffsetsState = 'ready' | 'reading' | 'unknown-zone' | 'unreachable';

interface Answer {
  readonly wanted: OffsetsWanted;
  readonly state: Exclude<OffsetsState, 'ready' | 'reading'>;
}

/** Pause after which a name that is still being typed is asked for. */
const TYPING_PAUSE_MS = 350;

function sameWish(a: OffsetsWanted, b: OffsetsWanted): boolean {
  return a.zone === b.zone && a.from === b.from && a.until === b.until;
}

/** Reads the offsets that are wanted from the server, the only place where zone data are trusted. */
export function useZoneOffsets(
  wanted: OffsetsWanted | null,
  zones: readonly string[],
  onRead: (read: ZoneOffsets) => void,
): OffsetsState {
  const [failed, setFailed] = useState<Answer | null>(null);
  const { zone = '', from = 0, until = 0 } = wanted ?? {};

  const pause = zones.includes(zone) ? 0 : TYPING_PAUSE_MS;

  useEffect(() => {
    if (zone === '') return;
    const abort = new AbortController();
    const fail = (state: Answer['state']) => setFailed({ wanted: { zone, from, until }, state });
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ zone, from: String(from), until: String(until) });
      fetch(`/api/v1/zones/offsets?${query}`, { signal: abort.signal })
        .then(async (response) => {
          if (response.ok) onRead({ zone, offsets: (await response.json()) as OffsetTable });
          else fail(response.status === 400 ? 'unknown-zone' : 'unreachable');
        })
        .catch(() => {
          if (!abort.signal.aborted) fail('unreachable');
        });
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [zone, from, until, pause, onRead]);

  if (wanted === null) return 'ready';
  return failed !== null && sameWish(failed.wanted, wanted) ? failed.state : 'reading';
}
