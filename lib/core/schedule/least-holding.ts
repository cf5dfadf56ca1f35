/**
 * The least whole number at which something holds, given that it does not at `no`, does at `yes`
 * (`no < yes`), and does from there on. The number below the answer is one that was tried, or `no`.
 */
export function leastHolding(no: number, yes: number, holds: (value: number) => boolean): number {
  let [fails, least] = [no, yes];
  while (least - fails > 1) {
    const middle = (fails + least) >> 1;
    if (holds(middle)) least = middle;
    else fails = middle;
  }
  return least;
}

/**
 * The same, in strides that double from `no` upwards: for where the answer is mostly near, or where what
 * does not hold is told sooner than what does.
 */
export function leastAbove(no: number, yes: number, holds: (value: number) => boolean): number {
  let fails = no;
  let least = yes;
  for (let stride = 1; fails + stride < yes; stride *= 2) {
    if (holds(fails + stride)) {
      least = fails + stride;
      break;
    }
    fails += stride;
  }
  return leastHolding(fails, least, holds);
}
