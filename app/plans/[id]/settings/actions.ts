'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { NO_CHANGE } from '@/lib/usecases/plan-change';
import { readSettingsForm } from '@/lib/usecases/read-settings-form';
import { planIdField } from '../../../_components/plan-id-field';
import { searchOfForm } from '../../../_components/search-of';
import { rescheduleHref } from '../reschedule/address';
import type { SettingsState } from './settings-state';

const planForm = z.object({ planId: planIdField });

/** Reads the settings that were sent and goes on to what they come to; nothing is saved yet. */
export async function continueFromSettings(
  { answered }: SettingsState,
  form: FormData,
): Promise<SettingsState> {
  const { planId } = planForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  const reading =
    ownerId === null ? null : await readSettingsForm({ planId, ownerId }, searchOfForm(form));
  const told = { answered: answered + 1, errors: [], fields: reading?.fields ?? null };
  switch (reading?.kind) {
    case undefined:
      return { ...told, kind: 'gone' };
    case 'unchanged':
      return { ...told, kind: 'unchanged' };
    case 'errors':
      return { ...told, kind: 'errors', errors: reading.errors };
    case 'settings':
      return redirect(
        rescheduleHref(planId, { change: { ...NO_CHANGE, settings: reading.settings } }),
      );
  }
}
