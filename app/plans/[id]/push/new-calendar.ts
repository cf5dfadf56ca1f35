/** Stands for the calendar that is still to be made, among the addresses of those there are. */
export const NEW_CALENDAR = 'new';
