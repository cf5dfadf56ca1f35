import { parentPort } from 'node:worker_threads';
import { readBusyCalendar } from '@/lib/calendar/busy-read';
import type { BusyAnswer, BusyTask } from './busy-reader';
import type { WorkerReply } from './worker-pool';

/** The program of a thread that reads calendars; `busy-reader.ts` starts it, and ends it where it takes too long. */
parentPort?.on('message', ({ text, window, limit }: BusyTask) => {
  const reply = (sent: WorkerReply<BusyAnswer>) => parentPort?.postMessage(sent);
  try {
    reply({ kind: 'answer', answer: readBusyCalendar(text, window, limit) });
  } catch (error) {
    reply({ kind: 'thrown', error });
  }
});
