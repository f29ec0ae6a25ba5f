// Limits of Block Kit's composition objects: texts, options, confirmation dialogs, images.
import {
  all,
  boolean,
  type Check,
  list,
  needs,
  objectsIn,
  oneOf,
  record,
  rule,
  string,
  typed,
  variant,
} from './limits-check.ts';

export const url: Check = string({ max: 3000, pattern: /^[a-z][a-z0-9+.-]*:\S+$/i });
const plainType: Check = oneOf('plain_text');

export const plainText = (max: number): Check => record({ type: plainType, text: string({ max }) }, { emoji: boolean });

export const textObject = (max: number): Check =>
  variant({
    plain_text: plainText(max),
    mrkdwn: typed({ text: string({ max }) }, { verbatim: boolean }),
  });

export const confirm: Check = record(
  { title: plainText(100), text: textObject(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

const optionWith = (text: Check, description: Check, more: Record<string, Check> = {}): Check =>
  record({ text, value: string({ max: 150 }) }, { description, ...more });

/** Options of selects, of checkboxes and radio buttons (mrkdwn allowed), of overflow menus (with a url). */
export const plainOption = optionWith(plainText(75), plainText(75));
export const richOption = optionWith(textObject(75), textObject(75));
export const menuOption = optionWith(plainText(75), plainText(75), { url });

export const optionGroup: Check = record({ label: plainText(75), options: list(plainOption, { max: 100 }) });

/** What makes two options the same for Slack. */
function optionKey(option: unknown): string {
  const [{ value, text, description } = {}] = objectsIn([option]);
  const [label, more] = [text, description].map((each) => objectsIn([each])[0]?.text);
  return JSON.stringify([value, label, more]);
}

/** Initial options must be among those offered, text and all. */
export const initialAmongOptions: Check = rule((element, at, report) => {
  const groups = objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options));
  const offered = new Set([...objectsIn(element.options), ...groups].map(optionKey));
  if (element.initial_option !== undefined && !offered.has(optionKey(element.initial_option))) {
    report(`${at}/initial_option`, '`initial_option` must be one of `options`');
  }
  objectsIn(element.initial_options).forEach((option, i) => {
    if (!offered.has(optionKey(option))) {
      report(`${at}/initial_options/${i}`, '`initial_options` must be a subset of `options`');
    }
  });
});

const slackFile: Check = all(
  record({}, { id: string({ pattern: /^F[A-Z0-9]{8,}$/ }), url }),
  needs(['id', 'url'], true),
);
export const imageSource = { image_url: url, slack_file: slackFile };

/** The image element of sections, contexts and cards. */
export const image: Check = all(
  typed({ alt_text: string({ max: 2000 }) }, imageSource),
  needs(['image_url', 'slack_file'], true),
);
