import type { Heading, List, ListItem, Nodes, Paragraph, Root, RootContent } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { RawField } from './fields';
import type { Report } from './finding';

/** What stands under one heading. */
export interface Block {
  readonly title: string;
  readonly line: number;
  /** Stands in for a heading that is not there. */
  readonly implied: boolean;
  readonly fields: RawField[];
}

export interface PhaseBlock extends Block {
  summary: string;
  readonly units: UnitBlock[];
}

export interface UnitBlock extends Block {
  readonly topics: Block[];
}

/** The body of a content file by its headings, with no value understood yet. */
export interface Outline {
  summary: string;
  readonly phases: PhaseBlock[];
}

/** Two list markers or quotes on a line, or one that is indented. */
const NESTED =
  /^(?:[ \t]*>|[ \t]+(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:>|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)))/;
const COMMENT = /^<!--(?:(?!-->)[^])*-->\s*$/;
const FIELD = /^([A-Za-z][A-Za-z ]*?) *:(?: +([^]*))?$/;
const PHASE_DEPTH = 2;
const UNIT_DEPTH = 3;
const TOPIC_DEPTH = 4;

// Values are plain text as typed; without these the parser is also linear on hostile input.
const plainText: Options = {
  extensions: [
    {
      disable: {
        null: [
          'attention',
          'autolink',
          'codeText',
          'definition',
          'hardBreakEscape',
          'labelEnd',
          'labelStartImage',
          'labelStartLink',
        ],
      },
    },
  ],
};

/** Reads the body's headings, bullets and paragraphs; all that is neither becomes a finding. */
export function readOutline(
  body: readonly string[],
  bodyLine: number,
  fileReport: Report,
): Outline {
  const report: Report = (line, rule, message) => {
    fileReport(line + bodyLine - 1, rule, message);
  };
  const reader = new OutlineReader(bodyLine, report);
  for (const node of markdown(body, report).children) reader.read(node);
  return reader.outline;
}

/** Lines that nest are taken out before Markdown is read, whose time is quadratic in them. */
function markdown(body: readonly string[], report: Report): Root {
  const flat = body.map((line, index) => {
    if (!NESTED.test(line)) return line;
    report(
      index + 1,
      'text-out-of-place',
      'Quotes, nested lists and indented bullets are not read.',
    );
    return '';
  });
  return fromMarkdown(flat.join('\n'), plainText);
}

class OutlineReader {
  readonly outline: Outline = { summary: '', phases: [] };
  private phase: PhaseBlock | undefined;
  private unit: UnitBlock | undefined;
  /** Where bullets go: undefined before the first phase. */
  private block: Block | undefined;
  /** Where a paragraph goes: only the path and its phases have a summary. */
  private summarised: { summary: string } | undefined = this.outline;
  /** Under a heading that is no phase, unit or topic: its text is part of that finding. */
  private skipping = false;

  constructor(
    private readonly bodyLine: number,
    private readonly report: Report,
  ) {}

  read(node: RootContent): void {
    if (node.type === 'heading') {
      this.refuseHtml(node);
      this.open(node.depth, this.textOf(node), lineOf(node));
    } else if (!this.skipping) {
      this.readText(node);
    }
  }

  private open(depth: number, title: string, line: number): void {
    if (depth < PHASE_DEPTH || depth > TOPIC_DEPTH) {
      const wanted = '"##" for a phase, "###" for a unit, "####" for a topic';
      this.report(line, 'heading-level', `Headings are ${wanted}.`);
      this.skipping = depth > TOPIC_DEPTH || this.phase !== undefined;
      return;
    }
    this.skipping = false;
    if (title === '') this.report(line, 'missing-title', 'This heading has no title.');
    const parentMissing =
      (depth === UNIT_DEPTH && this.phase === undefined) ||
      (depth === TOPIC_DEPTH && this.unit === undefined);
    if (parentMissing) {
      const parent =
        depth === UNIT_DEPTH
          ? 'A unit ("###") needs a phase ("##")'
          : 'A topic ("####") needs a unit ("###")';
      this.report(line, 'heading-level', `${parent} above it.`);
    }
    const block: Block = { title, line: line + this.bodyLine - 1, implied: false, fields: [] };
    if (depth === PHASE_DEPTH) this.openPhase(block);
    else if (depth === UNIT_DEPTH) this.openUnit(block);
    else this.openTopic(block);
  }

  private openPhase(block: Block): PhaseBlock {
    const phase: PhaseBlock = { ...block, summary: '', units: [] };
    this.outline.phases.push(phase);
    this.phase = phase;
    this.unit = undefined;
    this.block = phase;
    this.summarised = phase;
    return phase;
  }

  private openUnit(block: Block): UnitBlock {
    const phase = this.phase ?? this.openPhase(impliedAbove(block));
    const unit: UnitBlock = { ...block, topics: [] };
    phase.units.push(unit);
    this.unit = unit;
    this.block = unit;
    this.summarised = undefined;
    return unit;
  }

  private openTopic(topic: Block): void {
    const unit = this.unit ?? this.openUnit(impliedAbove(topic));
    unit.topics.push(topic);
    this.block = topic;
    this.summarised = undefined;
  }

  private readText(node: RootContent): void {
    const line = lineOf(node);
    if (node.type === 'html') {
      this.refuseHtml(node);
    } else if (node.type === 'list' && node.ordered !== true) {
      this.readFields(node);
    } else if (node.type !== 'paragraph') {
      this.report(
        line,
        'text-out-of-place',
        'Only headings, "- key: value" bullets and paragraphs are read.',
      );
    } else if (this.summarised === undefined) {
      this.report(line, 'text-out-of-place', 'Only the path and its phases have a summary.');
    } else if (this.summarised.summary !== '') {
      this.report(line, 'text-out-of-place', 'A summary is one paragraph.');
    } else {
      this.refuseHtml(node);
      this.summarised.summary = this.textOf(node);
    }
  }

  private readFields(list: List): void {
    for (const item of list.children) {
      const field = this.block === undefined ? undefined : this.fieldOf(item);
      if (field !== undefined) this.block?.fields.push(field);
      else if (this.block === undefined) {
        this.report(
          lineOf(item),
          'text-out-of-place',
          "The path's own keys belong in the front matter.",
        );
      }
    }
  }

  private fieldOf(item: ListItem): RawField | undefined {
    const [first, second] = item.children;
    if (second !== undefined) {
      this.report(lineOf(second), 'text-out-of-place', 'A bullet is one "key: value".');
    }
    if (first !== undefined) this.refuseHtml(first);
    const match = first?.type === 'paragraph' ? FIELD.exec(this.textOf(first)) : null;
    const key = match?.[1];
    if (key === undefined) {
      this.report(lineOf(item), 'text-out-of-place', 'A bullet must be "- key: value".');
      return undefined;
    }
    const line = lineOf(item) + this.bodyLine - 1;
    return { key, value: match?.[2] ?? '', line, itemLines: [] };
  }

  private refuseHtml(node: Nodes): void {
    if (node.type === 'html' && !COMMENT.test(node.value)) {
      this.report(
        lineOf(node),
        'html',
        'HTML is not carried; write plain text, and \\< for a "<".',
      );
    }
    if (node.type === 'heading' || node.type === 'paragraph') {
      for (const child of node.children) this.refuseHtml(child);
    }
  }

  private textOf(node: Heading | Paragraph): string {
    const parts = node.children.map((child) =>
      child.type === 'break' ? ' ' : toString(child, { includeHtml: false }),
    );
    return parts.join('').replace(/\s+/g, ' ').trim();
  }
}

function impliedAbove(block: Block): Block {
  return { title: '', line: block.line, implied: true, fields: [] };
}

/** The line within the body. */
function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
