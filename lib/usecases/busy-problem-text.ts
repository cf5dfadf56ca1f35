import type { BusyProblem } from '@/lib/calendar/busy-reading';
import type { NetProblem } from '@/lib/net/net-problem';

const MEGABYTE = 1024 * 1024;

/** Why a file gives no busy times, in a sentence. */
export function busyProblemText(problem: BusyProblem): string {
  switch (problem.kind) {
    case 'no-calendar':
      return 'This is not a calendar: it has no line BEGIN:VCALENDAR.';
    case 'web-page':
      return 'This is a web page, not a calendar. Look for the address that ends in .ics.';
    case 'too-many':
      return `It has more than ${problem.limit.toLocaleString('en')} separate busy times from last week to 500 days ahead, more than plans are fitted around.`;
  }
}

/** Why an address was not read, in a sentence that does not hold it. */
export function netProblemText(problem: NetProblem): string {
  switch (problem.kind) {
    case 'invalid-address':
      return 'This is not an address that can be read: it begins with https:// or webcal:// and has no user name or password in it.';
    case 'not-https':
      return 'Only addresses that begin with https:// or webcal:// are read.';
    case 'forbidden-address':
      return 'The address leads into a private network. Whoever runs this server can allow its host.';
    case 'too-large':
      return `The calendar is larger than ${Math.floor(problem.bytes / MEGABYTE)} MB.`;
    case 'too-slow':
      return `The calendar’s server took longer than ${problem.milliseconds / 1000} seconds to answer.`;
    case 'too-many-redirects':
      return `The address leads on to others more than ${problem.redirects} times.`;
    case 'unreachable':
      return 'The calendar’s server could not be reached.';
  }
}

/** Why an answer with this status gives no calendar, in a sentence. */
export function statusText(status: number): string {
  if (status === 401 || status === 403) {
    return `The calendar’s server refuses the address (${status}). Look for the secret address, which needs no password.`;
  }
  if (status === 404 || status === 410) {
    return `There is no calendar at this address (${status}).`;
  }
  if (status === 429) return 'The calendar’s server asks to be read less often (429).';
  return `The calendar’s server answered with an error (${status}).`;
}
