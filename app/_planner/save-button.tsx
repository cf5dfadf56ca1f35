'use client';

import { useFormStatus } from 'react-dom';
import { saveFromPlanner } from '../actions';

/** Saves in one click; a plain form post where no script runs. */
export function SaveButton({ disabled }: { readonly disabled: boolean }) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      formAction={saveFromPlanner}
      disabled={disabled || pending}
      className="button button-primary min-h-12 w-full px-6 text-lg sm:w-auto"
    >
      {pending ? 'Saving' : 'Save and subscribe'}
    </button>
  );
}
