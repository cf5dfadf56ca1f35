import type { CaldavStatus } from '@/lib/usecases/caldav-status';
import { listCaldavCalendars } from '@/lib/usecases/connect-caldav';
import { SubmitButton } from '../reschedule/submit-button';
import { leaveFromPage } from './actions';
import { ChooseForm } from './choose-form';

interface ChooseProps {
  readonly ownerId: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly status: Extract<CaldavStatus, { readonly kind: 'choose' }>;
}

/** The calendars of the server, asked of it now. */
export async function Choose({ ownerId, planId, planTitle, status }: ChooseProps) {
  const calendars = await listCaldavCalendars({ ownerId, planId });
  return (
    <>
      <p className="mt-1 max-w-[62ch] text-lg text-ink-soft">
        Connected to {status.host} as {status.username}.
      </p>
      {calendars.ok ? (
        <ChooseForm planId={planId} calendars={calendars.value} newName={planTitle.slice(0, 100)} />
      ) : (
        <p role="status" className="mt-6 max-w-[62ch]">
          Its calendars could not be read. {calendars.failure}
        </p>
      )}
      <form action={leaveFromPage} className="mt-4">
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="events" value="keep" />
        <SubmitButton className="link text-sm" pending="Disconnecting">
          Use another server
        </SubmitButton>
      </form>
    </>
  );
}
