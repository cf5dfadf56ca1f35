interface FileInputProps {
  readonly label: string;
  /** Bytes that the file may have. */
  readonly largest: number;
  readonly invalid: { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };
  readonly onTooLarge: (tooLarge: boolean) => void;
}

/** A calendar file; one that is too large is told before it is sent. */
export function FileInput({ label, largest, invalid, onTooLarge }: FileInputProps) {
  return (
    <label className="block min-w-0">
      <span className="label">{label}</span>
      <input
        type="file"
        name="file"
        accept=".ics,text/calendar"
        onChange={({ currentTarget: { files } }) => onTooLarge((files?.[0]?.size ?? 0) > largest)}
        className="control w-full text-sm font-normal file:mr-3 file:min-h-8 file:rounded-md file:border file:border-line-strong file:bg-transparent file:px-3 file:text-ink"
        {...invalid}
      />
    </label>
  );
}
