'use client';

import { useRef, useState } from 'react';

/** The feed's address, to copy by button or by hand. */
export function CopyAddress({ address }: { readonly address: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'selected'>('idle');

  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setOutcome('copied');
    } catch {
      // Without leave to write the clipboard the address is at least marked.
      field.current?.select();
      setOutcome('selected');
    }
  }

  return (
    <div>
      <label htmlFor="feed-address" className="label">
        Address of the calendar
      </label>
      <div className="flex items-end gap-3">
        <input
          id="feed-address"
          ref={field}
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
          className="control min-w-0 flex-1 text-sm text-ellipsis"
        />
        <button type="button" className="button needs-script" onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <p role="status" className="text-sm font-semibold">
        {outcome === 'copied' && 'Copied.'}
        {outcome === 'selected' && 'Marked. Copy it with your keyboard.'}
      </p>
    </div>
  );
}
