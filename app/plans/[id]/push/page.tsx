import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { currentOwner } from '@/lib/auth/owner';
import { caldavStatus } from '@/lib/usecases/caldav-status';
import { requestDateStyle } from '../../../_components/request-date-style';
import { ownPlan } from '../own-plan';
import { Choose } from './choose';
import { ConnectForm } from './connect-form';
import { Connected } from './connected';
import { Providers } from './providers';

interface PushPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = {
  title: 'Your own calendar server',
  robots: { index: false, follow: false },
};

/** The plan written straight into a calendar on the person's own server. */
export default async function PushPage({ params }: PushPageProps) {
  await connection();
  const planId = (await params).id;
  const ownerId = await currentOwner();
  const plan = await ownPlan(planId);
  const status = ownerId === null ? null : await caldavStatus({ ownerId, planId });
  if (ownerId === null || plan === null || status === null) notFound();
  return (
    <>
      <h2 className="text-2xl font-semibold">Your own calendar server</h2>
      {status.kind === 'none' && (
        <>
          <p className="mt-1 max-w-[62ch] text-lg text-ink-soft">
            With CalDAV, as iCloud, Fastmail and Nextcloud have it, every change of the plan is in
            your calendar within seconds instead of hours.
          </p>
          <ConnectForm planId={planId} />
          <p className="mt-3 max-w-[62ch] text-sm text-ink-soft">
            An app password is one made for Paceline alone, which you can take back at your provider
            at any time. It is kept encrypted and never shown again.
          </p>
          <section aria-labelledby="providers-heading" className="mt-10 max-w-xl">
            <h3 id="providers-heading" className="font-semibold">
              What to enter
            </h3>
            <Providers />
          </section>
        </>
      )}
      {status.kind === 'choose' && (
        <Choose ownerId={ownerId} planId={planId} planTitle={plan.title} status={status} />
      )}
      {'calendarName' in status && (
        <Connected planId={planId} status={status} style={await requestDateStyle()} />
      )}
    </>
  );
}
