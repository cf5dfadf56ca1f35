import 'server-only';
import { headers } from 'next/headers';
import { dateStyleFor, type DateStyle } from './format-dates';

/** The date style of whoever asks. */
export async function requestDateStyle(): Promise<DateStyle> {
  return dateStyleFor((await headers()).get('accept-language'));
}
