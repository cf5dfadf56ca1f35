/** A failure the person at the keyboard can act on: its message is printed as it is, without a stack. */
export class PlainError extends Error {}

/**
 * Runs a program's main function; prints a plain failure plainly and ends with exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runPlainly(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
