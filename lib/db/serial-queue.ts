export type SerialQueue = <Value>(job: () => Promise<Value>) => Promise<Value>;

/** Runs jobs one after another, in the order they were given; a failed job does not stop the next. */
export function serialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const result = last.then(job, job);
    last = result;
    return result;
  };
}
