import { useState, type ReactNode } from 'react';
import { Chevron } from '../_components/chevron';

interface OptionRowProps {
  readonly label: string;
  /** What holds at present, in a few words. */
  readonly value: string;
  /** Whether that is not what a new visitor has. */
  readonly set: boolean;
  /** Opens the row: something in it is wrong, or was asked for elsewhere. */
  readonly called: boolean;
  readonly children: ReactNode;
}

/** One choice that most people never change: its name, what holds at present, and on demand the fields. */
export function OptionRow({ label, value, set, called, children }: OptionRowProps) {
  return (
    <Unfolding called={called} className="group/row border-b border-line open:pb-5">
      <summary className="grid min-h-12 grid-cols-[minmax(0,8.5rem)_minmax(0,1fr)_auto] items-center gap-x-4 py-1.5">
        <span className="font-medium">{label}</span>
        <span className={set ? '' : 'text-ink-soft'}>{value}</span>
        <Chevron className="group-open/row:rotate-90" />
      </summary>
      <div className="pt-2">{children}</div>
    </Unfolding>
  );
}

interface UnfoldingProps {
  readonly called: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

/** Details that open when they are called for, and close by hand alone. */
export function Unfolding({ called, className, children }: UnfoldingProps) {
  const [open, setOpen] = useState(called);
  const [calledBefore, setCalledBefore] = useState(called);
  if (called !== calledBefore) {
    setCalledBefore(called);
    if (called) setOpen(true);
  }
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className={className}
    >
      {children}
    </details>
  );
}
