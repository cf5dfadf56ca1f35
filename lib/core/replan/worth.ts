import type { PlacedPiece } from './keep-ask';
import type { TopicWork } from './remaining-work';

/** What decides between plans that keep as many: effort up to the goals, then few sessions, then little past the goals. */
export interface Worth {
  /** Of one step of effort: more than sessions and excess can come to. */
  readonly perStep: number;
  /** Of a session that takes a topic on by so many steps. */
  readonly ofSession: (done: number, steps: number, goal: number) => number;
  readonly ofPieces: (pieces: readonly PlacedPiece[], goal: Int32Array) => number;
  readonly ahead: (least: Int32Array, goal: Int32Array) => WorthAhead;
}

/** The most that so many steps of effort can be worth, of which `own` at most are of this topic and the rest of later ones. */
export type WorthAhead = (topic: number, own: number, effort: number) => number;

export function createWorth(topics: readonly TopicWork[], longest: number): Worth {
  const totalDeep = topics.reduce((sum, { deep }) => sum + deep, 0);
  const perSession = totalDeep + 1;
  const perStep = perSession * (totalDeep + 1);

  function ofSession(done: number, steps: number, goal: number): number {
    const gained = Math.min(done + steps, goal) - Math.min(done, goal);
    return gained * perStep - perSession - (steps - gained);
  }

  function ofPieces(pieces: readonly PlacedPiece[], goal: Int32Array): number {
    const done = new Int32Array(topics.length);
    return pieces.reduce((worth, { topic, steps }) => {
      const before = done[topic] as number;
      done[topic] = before + steps;
      return worth + ofSession(before, steps, goal[topic] as number);
    }, 0);
  }

  /** Counts the sessions that the least efforts take, and more where the effort goes beyond what these hold. */
  function ahead(least: Int32Array, goal: Int32Array): WorthAhead {
    const sessions = new Int32Array(topics.length + 1);
    const held = new Int32Array(topics.length + 1);
    const largestRest = new Int32Array(topics.length + 1).fill(1);
    for (let topic = topics.length - 1; topic >= 0; topic -= 1) {
      const own = least[topic] as number;
      const most = Math.max(own, goal[topic] as number);
      const isSingle = topics[topic]?.demand.kind === 'milestone';
      const count = isSingle ? Math.min(1, own) : Math.ceil(own / longest);
      const holds = Math.min(most, isSingle ? count * most : count * longest);
      const rest = isSingle ? most - holds : Math.min(longest, most - holds);
      sessions[topic] = (sessions[topic + 1] as number) + count;
      held[topic] = (held[topic + 1] as number) + holds;
      largestRest[topic] = Math.max(largestRest[topic + 1] as number, rest);
    }
    return (topic, own, effort) => {
      const beyond = effort - own - (held[topic + 1] as number);
      const more = beyond > 0 ? Math.ceil(beyond / (largestRest[topic + 1] as number)) : 0;
      return effort * perStep - ((sessions[topic + 1] as number) + more) * perSession;
    };
  }

  return { perStep, ofSession, ofPieces, ahead };
}
