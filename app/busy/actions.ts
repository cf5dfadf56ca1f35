'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentOwner, ensureOwner } from '@/lib/auth/owner';
import {
  addBusyCalendar,
  changeBusyCalendar,
  refreshBusyCalendar,
  removeBusyCalendar,
  replaceUpload,
} from '@/lib/usecases/busy-calendars';
import { previewBusy } from '@/lib/usecases/preview-busy';
import { allowReading } from '@/lib/usecases/request-limits';
import { tryAgainText } from '../_components/try-again-text';
import { clientAddress } from '../client-address';
import type { AddFields, AddState } from './add-state';
import { busyForm, calendarIdField, fileOf, nameField, type BusyForm } from './busy-form';
import type { EditState } from './edit-state';

/** Reads another calendar to show what it would take, or adds it. */
export async function answerAddForm(before: AddState, form: FormData): Promise<AddState> {
  const sent = busyForm.parse(Object.fromEntries(form));
  const file = await fileOf(form);
  const fields: AddFields = {
    // The address goes back only where no script keeps the field as it is.
    address: sent.scripted ? '' : sent.address,
    name: sent.name,
    color: sent.color || before.fields.color,
    // The rules are only in the form once something was found.
    allDayBlocks: before.found ? sent.allDayBlocks : before.fields.allDayBlocks,
    tentativeBlocks: before.found ? sent.tentativeBlocks : before.fields.tentativeBlocks,
  };
  const told: AddState = { answered: before.answered + 1, fields, error: null, found: null };
  const wrong = (message: string): AddState => ({ ...told, error: { field: 'source', message } });
  if (file.kind === 'too-large') return wrong('The file is larger than 10 MB.');
  const text = file.kind === 'file' ? file.text : sent.keptText;
  if (sent.address !== '' && text !== null) {
    return wrong('Give an address or a file, one of the two.');
  }
  if (sent.address === '' && text === null) return wrong('Give the calendar’s address or a file.');
  const source = text === null ? { address: sent.address } : { text };
  const limit = await readingLimit();
  if (limit !== null) return wrong(limit);
  const ownerId = await ensureOwner();
  const rules = { allDayBlocks: fields.allDayBlocks, tentativeBlocks: fields.tentativeBlocks };
  if (sent.intent === 'add') return add(ownerId, sent, { ...told, found: before.found }, source);
  const preview = await previewBusy({ ownerId, source, rules, zone: sent.zone });
  if (!preview.ok) return wrong(preview.failure);
  const { times, overlaps, title } = preview.value;
  return {
    ...told,
    fields: { ...fields, name: fields.name || (title ?? nameOfFile(file)) },
    found: { times, overlaps, keptText: sent.scripted ? null : text },
  };
}

/** When calendars can be read again for whoever asks; null where they can now. */
async function readingLimit(): Promise<string | null> {
  const limit = await allowReading(clientAddress({ headers: await headers() }));
  return tryAgainText(limit, 'Many calendars were read just now.');
}

function nameOfFile(file: Awaited<ReturnType<typeof fileOf>>): string {
  return file.kind === 'file' ? file.name.replace(/\.[^.]*$/, '').slice(0, 100) : '';
}

async function add(
  ownerId: string,
  sent: BusyForm,
  told: AddState,
  source: { readonly address: string } | { readonly text: string },
): Promise<AddState> {
  const { color, allDayBlocks, tentativeBlocks } = told.fields;
  const name = nameField.safeParse(sent.name);
  if (!name.success) return { ...told, error: { field: 'name', message: NAMELESS } };
  const added = await addBusyCalendar({
    ownerId,
    name: name.data,
    color,
    source,
    rules: { allDayBlocks, tentativeBlocks },
  });
  if (!added.ok) return { ...told, error: { field: 'source', message: added.failure } };
  return toList('added');
}

const NAMELESS = 'Give it a name of at most 100 characters.';

/** The plans are other ones now, so nothing that the browser remembers of them holds. */
function toList(done: 'added' | 'removed'): never {
  revalidatePath('/', 'layout');
  redirect(`/busy?done=${done}`);
}

/** Changes a calendar's name, colour and rules. */
export async function saveCalendar(before: EditState, form: FormData): Promise<EditState> {
  const id = calendarIdField.parse(form.get('id'));
  const sent = busyForm.parse(Object.fromEntries(form));
  const { color, allDayBlocks, tentativeBlocks } = sent;
  const answered = before.answered + 1;
  const name = nameField.safeParse(sent.name);
  if (!name.success) return { answered, saved: false, nameError: NAMELESS, message: null };
  const ownerId = await currentOwner();
  if (ownerId === null) return redirect('/busy');
  const rules = { allDayBlocks, tentativeBlocks };
  const changed = await changeBusyCalendar({ ownerId, id, name: name.data, color, rules });
  if (!changed.ok) return { answered, saved: false, nameError: null, message: changed.failure };
  revalidatePath('/', 'layout');
  return { answered, saved: true, nameError: null, message: null };
}

/** Reads a calendar's address once more, now. */
export async function readAgain(form: FormData): Promise<never> {
  const id = calendarIdField.parse(form.get('id'));
  const ownerId = await currentOwner();
  const limit = await readingLimit();
  if (limit !== null) return redirect(`/busy/${encodeURIComponent(id)}?done=later`);
  const read = ownerId === null ? null : await refreshBusyCalendar({ ownerId, id });
  revalidatePath('/', 'layout');
  redirect(read === null ? '/busy' : `/busy/${encodeURIComponent(id)}?done=read`);
}

/** Takes another file in place of the one that was uploaded. */
export async function replaceFile(before: EditState, form: FormData): Promise<EditState> {
  const id = calendarIdField.parse(form.get('id'));
  const file = await fileOf(form);
  const told = { answered: before.answered + 1, saved: false, nameError: null };
  if (file.kind === 'none') return { ...told, message: 'Choose a file first.' };
  if (file.kind === 'too-large') return { ...told, message: 'The file is larger than 10 MB.' };
  const ownerId = await currentOwner();
  if (ownerId === null) return redirect('/busy');
  const limit = await readingLimit();
  if (limit !== null) return { ...told, message: limit };
  const replaced = await replaceUpload({ ownerId, id, text: file.text });
  if (!replaced.ok) return { ...told, message: replaced.failure };
  revalidatePath('/', 'layout');
  return { ...told, saved: true, message: null };
}

/** Removes a calendar with all that was read of it. */
export async function removeCalendar(form: FormData): Promise<never> {
  const id = calendarIdField.parse(form.get('id'));
  const ownerId = await currentOwner();
  if (ownerId !== null) await removeBusyCalendar({ ownerId, id });
  toList('removed');
}
