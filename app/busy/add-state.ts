/** What the form for another calendar holds and was answered. */
export interface AddState {
  /** Answers so far: each draws the form anew. */
  readonly answered: number;
  readonly fields: AddFields;
  readonly error: AddError | null;
  readonly found: Found | null;
}

export interface AddFields {
  /** As it was entered just now; one that is stored is never shown. */
  readonly address: string;
  readonly name: string;
  readonly color: string;
  readonly allDayBlocks: boolean;
  readonly tentativeBlocks: boolean;
}

export interface AddError {
  readonly field: 'source' | 'name';
  readonly message: string;
}

/** What a preview found. */
export interface Found {
  readonly times: number;
  readonly overlaps: number | null;
  /** The uploaded file, where no script can hold on to it. */
  readonly keptText: string | null;
}
