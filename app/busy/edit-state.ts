/** What a form of one calendar was answered. */
export interface EditState {
  readonly answered: number;
  readonly saved: boolean;
  readonly nameError: string | null;
  readonly message: string | null;
}

export const NOT_SENT: EditState = {
  answered: 0,
  saved: false,
  nameError: null,
  message: null,
};
