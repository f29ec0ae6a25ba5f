// What an item may hold and what a change must say, with the words of the refusal. Pure.
import { refusal } from '../../kernel/errors.ts';
import { en } from './messages.ts';
import { type ItemPatch, isWebLink, limits } from './model.ts';

/** Throws `invalid` beside the field for what no form of ours would send, but an import or the API might. */
export function checkDetails(patch: ItemPatch): void {
  const problems: Record<string, string> = {};
  if (patch.title !== undefined && (patch.title.trim() === '' || patch.title.length > limits.title)) {
    problems.title = en.problems.title(limits.title);
  }
  if ((patch.problem?.length ?? 0) > limits.problem) problems.problem = en.problems.tooLong(limits.problem);
  if ((patch.links?.length ?? 0) > limits.links) problems.links = en.problems.links(limits.links);
  if (patch.links?.some((link) => link.length > limits.link || !isWebLink(link))) {
    problems.links = en.form.linksProblem;
  }
  const [first] = Object.values(problems);
  if (first) throw refusal('invalid', first, problems);
}

/** Trims and checks the one line of why; throws `invalid` beside the field `why`. */
export function requireWhy(why: string): string {
  const line = why.replace(/\s+/g, ' ').trim().slice(0, limits.why);
  if (line === '') {
    throw refusal('invalid', en.form.whyProblem, { why: en.form.whyProblem });
  }
  return line;
}
