/** Points to what opens; the opener turns it. */
export function Chevron({ className }: { readonly className: string }) {
  return (
    <svg
      width="8"
      height="10"
      viewBox="0 0 8 10"
      aria-hidden="true"
      className={`shrink-0 text-ink-soft transition-transform ${className}`}
    >
      <path d="M1.5 1 6 5 1.5 9" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
