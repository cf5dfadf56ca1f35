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
export function wordingOf(session: WordedSession, paths: readonly PathSubjects[]): Wording | null {
  for (const path of paths) {
    const wording = wordingIn(session, path);
    if (wording) return wording;
  }
  return null;
}

/** A phase from the first of the paths that has it. */
export function phaseOf(phaseId: string, paths: readonly PathSubjects[]): Phase | undefined {
  return paths.find(({ phases }) => phases.has(phaseId))?.phases.get(phaseId);
}

function wordingIn(session: WordedSession, path: PathSubjects): Wording | null {
  switch (session.kind) {
    case 'upkeep':
      return upkeepWording(path);
    case 'milestone': {
      const phase = path.phases.get(session.phaseId);
      return phase ? milestoneWording(phase) : null;
    }
    case 'review': {
      const subject = path.topics.get(session.topicId);
      return subject ? reviewWording(subject.topic, subject.phase) : null;
    }
    case 'study': {
      const subject = path.topics.get(session.topicId);
      return subject ? studyWording(session, subject.topic, subject.phase) : null;
    }
  }
}

function studyWording({ part, parts, depth }: WordedSession, topic: Topic, phase: Phase): Wording {
  const ofParts = parts > 1 ? ` (part ${part} of ${parts})` : '';
  const deep = depth >= DEEP_FROM ? topic.deep : '';
  return {
    summary: `${topic.title}${ofParts}`,
    lines: [topic.core, deep, resourceLine(topic), phaseLine(phase)],
    categories: [phase.title],
  };
}

function reviewWording(topic: Topic, phase: Phase): Wording {
  const what = 'Recall the main points first, then look up what is missing.';
  return {
    summary: `Review: ${topic.title}`,
    lines: [what, resourceLine(topic), phaseLine(phase)],
    categories: [phase.title, 'Review'],
  };
}

function milestoneWording(phase: Phase): Wording {
  const what = 'Put together what this phase was about, and note what is still open.';
  return {
    summary: `Milestone: ${phase.title}`,
    lines: [what, phaseLine(phase)],
    categories: [phase.title, 'Milestone'],
  };
}

function upkeepWording({ title }: PathSubjects): Wording {
  return {
    summary: `Upkeep: ${title}`,
    lines: ['Time to keep up what you learned.'],
    categories: ['Upkeep'],
  };
}

function resourceLine({ url }: Topic): string {
  return url === undefined ? '' : `Resource: ${url}`;
}

function phaseLine({ title }: Phase): string {
  return `Phase: ${title}`;
}
