import { useEffect, useState } from 'react';
import type { Interval } from '@/lib/core/availability/availability';
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

async function readZone(
  wanted: OffsetsWanted,
  hasBusyCalendars: boolean,
  signal: AbortSignal,
): Promise<ZoneOffsets | 'unknown-zone' | 'unreachable'> {
  const { zone, from, until } = wanted;
  const query = new URLSearchParams({ zone, from: String(from), until: String(until) });
  const [offsets, busy] = await Promise.all([
    fetch(`/api/v1/zones/offsets?${query}`, { signal }),
    hasBusyCalendars ? fetch(`/busy/times?${new URLSearchParams({ zone })}`, { signal }) : null,
  ]);
  if (offsets.status === 400) return 'unknown-zone';
  if (!offsets.ok || busy?.ok === false) return 'unreachable';
  return {
    zone,
    offsets: (await offsets.json()) as OffsetTable,
    busy: busy === null ? [] : ((await busy.json()) as readonly Interval[]),
  };
}

/**
 * Reads the offsets that are wanted from the server, the only place where zone data are trusted, and
 * with them what the person's calendars take in that zone.
 */
export function useZoneOffsets(
  wanted: OffsetsWanted | null,
  zones: readonly string[],
  hasBusyCalendars: boolean,
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
      readZone({ zone, from, until }, hasBusyCalendars, abort.signal)
        .then((read) => {
          if (typeof read === 'string') fail(read);
          else onRead(read);
        })
        .catch(() => {
          if (!abort.signal.aborted) fail('unreachable');
        });
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [zone, from, until, pause, hasBusyCalendars, onRead]);

  if (wanted === null) return 'ready';
  return failed !== null && sameWish(failed.wanted, wanted) ? failed.state : 'reading';
}
