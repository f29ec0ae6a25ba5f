// Turns what a person typed into Slack's rich_text block and back. Knows lists and paragraphs, no inline styles.

type RichSection = {
  type: 'rich_text_section';
  elements: { type: 'text'; text: string }[];
};

type RichElement = RichSection | { type: 'rich_text_list'; style: 'bullet' | 'ordered'; elements: RichSection[] };

export type RichText = {
  type: 'rich_text';
  elements: RichElement[];
};

type Line = { kind: 'bullet' | 'ordered' | 'text'; text: string };

function readLine(line: string): Line {
  const bullet = /^\s*[-*•]\s+(.*)$/.exec(line);
  if (bullet) return { kind: 'bullet', text: bullet[1] ?? '' };
  const ordered = /^\s*\d+[.)]\s+(.*)$/.exec(line);
  if (ordered) return { kind: 'ordered', text: ordered[1] ?? '' };
  return { kind: 'text', text: line };
}

const section = (text: string): RichSection => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });

/** Adds a line to the element it continues, or starts a new one. */
function addLine(elements: RichElement[], line: Line): void {
  const last = elements.at(-1);
  if (line.kind !== 'text') {
    if (last?.type === 'rich_text_list' && last.style === line.kind) last.elements.push(section(line.text));
    else elements.push({ type: 'rich_text_list', style: line.kind, elements: [section(line.text)] });
    return;
  }
  const before = last?.type === 'rich_text_section' ? last.elements[0] : undefined;
  if (before) before.text += `\n${line.text}`;
  else elements.push(section(line.text));
}

/** Null for an empty field, as Slack reports it. */
export function toRichText(typed: string): RichText | null {
  if (typed.trim() === '') return null;
  const elements: RichElement[] = [];
  for (const line of typed.split('\n')) addLine(elements, readLine(line));
  return { type: 'rich_text', elements };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function children(value: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(value.elements) ? value.elements.filter(isRecord) : [];
}

function leafText(leaf: Record<string, unknown>): string {
  for (const key of ['text', 'url', 'fallback', 'value']) if (typeof leaf[key] === 'string') return leaf[key];
  if (typeof leaf.user_id === 'string') return `<@${leaf.user_id}>`;
  if (typeof leaf.channel_id === 'string') return `<#${leaf.channel_id}>`;
  return typeof leaf.name === 'string' ? `:${leaf.name}:` : '';
}

/** Readable plain text of any rich_text value; the empty string for everything else. */
export function fromRichText(value: unknown): string {
  if (!isRecord(value)) return '';
  const lines = children(value).flatMap((part) => {
    if (part.type !== 'rich_text_list') return [children(part).map(leafText).join('')];
    const marker = (index: number): string => (part.style === 'ordered' ? `${index + 1}. ` : '- ');
    return children(part).map((item, index) => marker(index) + children(item).map(leafText).join(''));
  });
  return lines.join('\n');
}
