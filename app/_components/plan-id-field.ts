import { z } from 'zod';

/** A plan's id as forms and requests carry it; whose plan it is, the use cases check. */
export const planIdField = z.string().min(1).max(100);
