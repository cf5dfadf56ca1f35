import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { currentOwner } from '@/lib/auth/owner';
import { readSettingsPage } from '@/lib/usecases/read-settings-form';
import { requestDateStyle } from '../../../_components/request-date-style';
import { SettingsForm } from './settings-form';

interface SettingsPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: 'Settings', robots: { index: false } };

/** What the plan is made from, to change it; what a change comes to is shown before anything is saved. */
export default async function SettingsPage({ params }: SettingsPageProps) {
  const planId = (await params).id;
  const ownerId = await currentOwner();
  const page = ownerId === null ? null : await readSettingsPage({ planId, ownerId });
  if (page === null) notFound();
  const { fields, path, sessionsOver, today, busyCalendars, zones } = page;
  return (
    <>
      <h2 className="text-2xl font-semibold">What the plan is made from</h2>
      <p className="mt-2 max-w-[62ch]">
        Change what is different now. The next page shows what would move; nothing is saved before
        you accept it, and what is over stays as it was.
      </p>
      <SettingsForm
        planId={planId}
        saved={fields}
        path={path}
        sessionsOver={sessionsOver}
        today={today}
        busyCalendars={busyCalendars}
        zones={zones}
        dateStyle={await requestDateStyle()}
      />
    </>
  );
}
