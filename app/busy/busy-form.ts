import { z } from 'zod';
import { COLOURS } from './colours';

/** Bytes that an uploaded calendar may have. */
export const LARGEST_FILE = 10 * 1024 * 1024;

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** What the forms of busy calendars send besides files. */
export const busyForm = z.object({
  intent: z.enum(['preview', 'add']).catch('preview'),
  address: z.string().trim().max(2000).catch(''),
  name: z.string().max(1000).catch(''),
  color: z
    .enum(COLOURS.map(({ color }) => color))
    .or(z.literal(''))
    .catch(''),
  allDayBlocks: ticked,
  tentativeBlocks: ticked,
  zone: z.string().max(60).catch(''),
  scripted: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
  keptText: z
    .string()
    .max(LARGEST_FILE)
    .optional()
    .transform((text) => text ?? null),
});
export type BusyForm = z.output<typeof busyForm>;

export const nameField = z.string().trim().min(1).max(100);

/** A calendar's id as forms and addresses carry it; whose it is, the use cases check. */
export const calendarIdField = z.string().min(1).max(100);

export type SentFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** The file of a form; where none was chosen, a browser sends an empty one. */
export async function fileOf(form: FormData): Promise<SentFile> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { kind: 'none' };
  if (file.size > LARGEST_FILE) return { kind: 'too-large' };
  return { kind: 'file', name: file.name, text: await file.text() };
}
