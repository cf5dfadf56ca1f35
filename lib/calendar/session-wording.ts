import type { LearningPath, Phase, Topic } from '@/lib/core/path/learning-path';
import type { SessionKind } from '@/lib/core/schedule/session-id';

/** From this depth on a session's description says what full depth adds. */
const DEEP_FROM = 0.5;

/** What a session is, for the words of its event. */
interface WordedSession {
  readonly kind: SessionKind;
  readonly topicId: string;
  readonly phaseId: string;
  readonly part: number;
  readonly parts: number;
  /** The topic's depth, 0 (core) to 1 (deep). */
  readonly depth: number;
}

/** What an event says, apart from its link. */
interface Wording {
  readonly summary: string;
  /** Of the description; empty ones are left out. */
  readonly lines: readonly string[];
  readonly categories: readonly string[];
}

/** A path's topics and phases by id. */
export interface PathSubjects {
  readonly title: string;
  readonly topics: ReadonlyMap<string, { readonly topic: Topic; readonly phase: Phase }>;
  readonly phases: ReadonlyMap<string, Phase>;
}

export function pathSubjects({ title, phases }: LearningPath): PathSubjects {
  const topics = phases.flatMap((phase) =>
    phase.units.flatMap((unit) => unit.topics.map((topic) => ({ topic, phase }))),
  );
  return {
    title,
    topics: new Map(topics.map((one) => [one.topic.id, one])),
    phases: new Map(phases.map((phase) => [phase.id, phase])),
  };
}

/** A session's words from the first of the paths that knows what it is about; null where none does. */
export function wordingOf(
  session: WordedSession,
  paths: readonly PathSubjects[],
  words: Words,
): Wording | null {
  for (const path of paths) {
    const wording = wordingIn(session, path, words);
    if (wording) return wording;
  }
  return null;
}

/** A phase from the first of the paths that has it. */
export function phaseOf(phaseId: string, paths: readonly PathSubjects[]): Phase | undefined {
  return paths.find(({ phases }) => phases.has(phaseId))?.phases.get(phaseId);
}

/** What we add to the path's own words. */
export interface Words {
  readonly part: (part: number, parts: number) => string;
  readonly kind: (kind: 'Review' | 'Milestone' | 'Upkeep', title: string) => string;
  /** Before an address or a name in a description. */
  readonly label: (label: 'Resource' | 'Phase' | 'Session' | 'Plan', value: string) => string;
  /** A sentence in a description; empty where there is none. */
  readonly sentence: (text: string) => string;
  readonly category: (kind: 'Review' | 'Milestone' | 'Upkeep') => readonly string[];
  readonly completed: (title: string) => string;
}

export const ENGLISH: Words = {
  part: (part, parts) => ` (part ${part} of ${parts})`,
  kind: (kind, title) => `${kind}: ${title}`,
  label: (label, value) => `${label}: ${value}`,
  sentence: (text) => text,
  category: (kind) => [kind],
  completed: (title) => `${title} completed`,
};

const SIGNS = { Review: '↻', Milestone: '◆', Upkeep: '∞' } as const;

export const SIGNS_ONLY: Words = {
  part: (part, parts) => ` (${part}/${parts})`,
  kind: (kind, title) => `${SIGNS[kind]} ${title}`,
  label: (_, value) => value,
  sentence: () => '',
  category: () => [],
  completed: (title) => `✓ ${title}`,
};

function wordingIn(session: WordedSession, path: PathSubjects, words: Words): Wording | null {
  switch (session.kind) {
    case 'upkeep':
      return upkeepWording(path, words);
    case 'milestone': {
      const phase = path.phases.get(session.phaseId);
      return phase ? milestoneWording(phase, words) : null;
    }
    case 'review': {
      const subject = path.topics.get(session.topicId);
      return subject ? reviewWording(subject.topic, subject.phase, words) : null;
    }
    case 'study': {
      const subject = path.topics.get(session.topicId);
      return subject ? studyWording(session, subject.topic, subject.phase, words) : null;
    }
  }
}

function studyWording(
  { part, parts, depth }: WordedSession,
  topic: Topic,
  phase: Phase,
  words: Words,
): Wording {
  const ofParts = parts > 1 ? words.part(part, parts) : '';
  const deep = depth >= DEEP_FROM ? topic.deep : '';
  return {
    summary: `${topic.title}${ofParts}`,
    lines: [topic.core, deep, resourceLine(topic, words), phaseLine(phase, words)],
    categories: [phase.title],
  };
}

function reviewWording(topic: Topic, phase: Phase, words: Words): Wording {
  const what = words.sentence('Recall the main points first, then look up what is missing.');
  return {
    summary: words.kind('Review', topic.title),
    lines: [what, resourceLine(topic, words), phaseLine(phase, words)],
    categories: [phase.title, ...words.category('Review')],
  };
}

function milestoneWording(phase: Phase, words: Words): Wording {
  const what = words.sentence(
    'Put together what this phase was about, and note what is still open.',
  );
  return {
    summary: words.kind('Milestone', phase.title),
    lines: [what, phaseLine(phase, words)],
    categories: [phase.title, ...words.category('Milestone')],
  };
}

function upkeepWording({ title }: PathSubjects, words: Words): Wording {
  return {
    summary: words.kind('Upkeep', title),
    lines: [words.sentence('Time to keep up what you learned.')],
    categories: words.category('Upkeep'),
  };
}

function resourceLine({ url }: Topic, words: Words): string {
  return url === undefined ? '' : words.label('Resource', url);
}

function phaseLine({ title }: Phase, words: Words): string {
  return words.label('Phase', title);
}
