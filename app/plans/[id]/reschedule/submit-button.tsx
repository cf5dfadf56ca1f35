'use client';

import type { ReactNode } from 'react';
import { useLinkStatus } from 'next/link';
import { useFormStatus } from 'react-dom';

interface SubmitButtonProps {
  readonly className: string;
  /** What is said while the answer is on its way. */
  readonly pending: string;
  readonly children: ReactNode;
}

/** A form's button, which says so while it is at work. */
export function SubmitButton({ className, pending, children }: SubmitButtonProps) {
  const status = useFormStatus();
  return (
    <>
      <button type="submit" className={className} disabled={status.pending}>
        {status.pending ? pending : children}
      </button>
      <span role="status" className="sr-only">
        {status.pending ? pending : ''}
      </span>
    </>
  );
}

/** Within a link: what it says while its page is on the way. */
export function LinkText({ pending, children }: Omit<SubmitButtonProps, 'className'>) {
  const status = useLinkStatus();
  return <span aria-live="polite">{status.pending ? pending : children}</span>;
}
