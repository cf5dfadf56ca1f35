import { z } from 'zod';
import { isoDate } from '@/lib/usecases/request-values';

/** What was typed into the first form, as text, so that it can be shown again. */
export interface DoneFields {
  /** Stored ids of the ticked sessions. */
  readonly done: readonly string[];
  /** Minutes by stored id. */
  readonly minutes: Readonly<Record<string, string>>;
  readonly awayFrom: string;
  readonly awayTo: string;
  readonly lighterDay: string;
  readonly lighterHours: string;
  readonly moveSoon: boolean;
}

export type DoneField = 'done' | 'away' | 'lighter';

export interface DoneError {
  readonly field: DoneField;
  readonly message: string;
}

export interface DoneFormState {
  /** Counts the answers, so that the form shows what was sent. */
  readonly answered: number;
  readonly fields: DoneFields;
  readonly errors: readonly DoneError[];
}

export const NOTHING_DONE: DoneFormState = {
  answered: 0,
  fields: {
    done: [],
    minutes: {},
    awayFrom: '',
    awayTo: '',
    lighterDay: '',
    lighterHours: '',
    moveSoon: false,
  },
  errors: [],
};

export interface ReadDoneForm {
  readonly state: DoneFormState;
  readonly errors: readonly DoneError[];
  /** One for each session that was asked about: ticked in full, else the minutes, else none. */
  readonly marks: readonly { readonly sessionId: string; readonly doneMinutes: number }[];
  /** For `planChangeSchema`. */
  readonly change: object;
}

const MINUTES_FIELD = 'minutes.';

const id = z.string().min(1).max(400);
const asked = z.array(z.tuple([id, z.coerce.number().int().min(1)])).max(5000);

/** Reads the first form, answered so many times. `session` names each session asked about with its length: `id 90`. */
export function readDoneForm(form: FormData, answered: number): ReadDoneForm {
  const sessions = asked.parse(textsOf(form, 'session').map((text) => text.split(' ')));
  const fields = fieldsOf(form);
  const ticked = new Set(fields.done);
  const errors: DoneError[] = [];
  const marks = sessions.map(([sessionId, length]) => {
    const typed = fields.minutes[sessionId] ?? '';
    const doneMinutes = ticked.has(sessionId) ? length : wholeNumber(typed);
    if (doneMinutes === null || doneMinutes > length) {
      const message = `Minutes are a whole number, at most the session’s own ${length}.`;
      errors.push({ field: 'done', message });
    }
    return { sessionId, doneMinutes: doneMinutes ?? 0 };
  });
  const away = awayOf(fields, errors);
  const lighter = lighterOf(fields, errors);
  const unique = errors.filter(
    (error, at) => errors.findIndex(({ message }) => message === error.message) === at,
  );
  return {
    state: { answered, fields, errors: unique },
    errors: unique,
    marks,
    change: { away, lighterWeeks: lighter, moveSoon: fields.moveSoon },
  };
}

function fieldsOf(form: FormData): DoneFields {
  const text = (name: string) => textsOf(form, name)[0]?.trim() ?? '';
  const minutes = [...form].flatMap(([name, value]) =>
    name.startsWith(MINUTES_FIELD) && typeof value === 'string'
      ? [[name.slice(MINUTES_FIELD.length), value.trim()] as const]
      : [],
  );
  return {
    done: textsOf(form, 'done'),
    minutes: Object.fromEntries(minutes),
    awayFrom: text('awayFrom'),
    awayTo: text('awayTo'),
    lighterDay: text('lighterDay'),
    lighterHours: text('lighterHours'),
    moveSoon: text('moveSoon') !== '',
  };
}

function textsOf(form: FormData, name: string): readonly string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

/** 0 for nothing typed, null for what is no whole number. */
function wholeNumber(text: string): number | null {
  if (text === '') return 0;
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

function awayOf({ awayFrom, awayTo }: DoneFields, errors: DoneError[]): readonly object[] {
  if (awayFrom === '' && awayTo === '') return [];
  const range = { from: awayFrom || awayTo, to: awayTo || awayFrom };
  const isRange = isoDate.safeParse(range.from).success && isoDate.safeParse(range.to).success;
  if (isRange && range.from <= range.to) return [range];
  const message = isRange
    ? 'The last day away must not be before the first.'
    : 'Give the days away as dates that exist.';
  errors.push({ field: 'away', message });
  return [];
}

const MOST_HOURS = 100;

function lighterOf({ lighterDay, lighterHours }: DoneFields, errors: DoneError[]) {
  if (lighterHours === '') return [];
  const hours = Number(lighterHours.replace(',', '.'));
  if (!(hours >= 0 && hours <= MOST_HOURS) || !isoDate.safeParse(lighterDay).success) {
    const message = `Give the week by one of its days, and hours from 0 to ${MOST_HOURS}.`;
    errors.push({ field: 'lighter', message });
    return [];
  }
  return [{ day: lighterDay, minutes: Math.round(hours * 4) * 15 }];
}
