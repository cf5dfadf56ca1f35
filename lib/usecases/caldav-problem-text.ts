import type { CaldavProblem } from '@/lib/caldav/caldav-problem';
import type { NetProblem } from '@/lib/net/net-problem';

/** What a calendar server did not do, and what helps, in sentences that hold no address or password. */
export function caldavProblemText(problem: CaldavProblem): string {
  switch (problem.kind) {
    case 'password':
      return 'The server does not take this user name and password. Most servers want an app password here, not the one you sign in with.';
    case 'forbidden':
      return 'The server does not let this user write there. Look at who may change the calendar, or make a new app password.';
    case 'calendar-gone':
      return 'The calendar is not there any more. Disconnect, then connect again to choose another one.';
    case 'full':
      return 'There is no room left on the server.';
    case 'busy':
      return 'The server asks us to wait.';
    case 'status':
      return problem.status < 400
        ? 'The server answered with a web page instead of keeping the event.'
        : `The server answered with error ${problem.status}.`;
    case 'no-caldav':
      return 'No calendars were found there. Look up the CalDAV address in your provider’s help.';
    case 'other-host':
      return `The server sends us on to ${problem.host}, and your password is not sent to another company’s server. If that is where your calendar is, enter it as the address.`;
    case 'ours':
      return 'Something went wrong here, not on your server.';
    case 'net':
      return netText(problem.problem);
  }
}

/** Whether nothing but the person can put it right. */
export function needsThePerson({ kind }: CaldavProblem): boolean {
  return ['password', 'forbidden', 'calendar-gone', 'other-host', 'no-caldav'].includes(kind);
}

function netText(problem: NetProblem): string {
  switch (problem.kind) {
    case 'invalid-address':
      return 'This is not the address of a server: it begins with https:// and has no user name or password in it.';
    case 'not-https':
      return 'The address has to begin with https://, so that nobody reads your password on its way.';
    case 'forbidden-address':
      return 'The address leads into a private network. Whoever runs Paceline can allow its host with ALLOWED_HOSTS.';
    case 'too-large':
      return 'The server’s answer was too long.';
    case 'too-slow':
      return `The server took longer than ${problem.milliseconds / 1000} seconds to answer.`;
    case 'too-many-redirects':
      return `The address leads on to others more than ${problem.redirects} times.`;
    case 'unreachable':
      return 'The server could not be reached.';
  }
}
