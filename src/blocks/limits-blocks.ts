// Limits of each Block Kit block, and the surfaces on which it may stand.
import {
  all,
  boolean,
  type Check,
  type Checks,
  list,
  needs,
  number,
  objectsIn,
  oneOf,
  rule,
  string,
  typed,
  variant,
} from './limits-check.ts';
import { data_table, data_visualization, table } from './limits-data.ts';
import { actionsElement, buttonElement, contextAction, inputElement, sectionAccessory } from './limits-elements.ts';
import { richText } from './limits-rich.ts';
import { image, imageSource, plainText, textObject, url } from './limits-text.ts';

export type Surface = 'message' | 'modal' | 'home';

const block_id = string({ max: 255 });
const named = (required: Checks, optional: Checks = {}): Check => typed(required, { block_id, ...optional });

const section = all(
  named(
    {},
    {
      text: textObject(3000),
      fields: list(textObject(2000), { max: 10 }),
      accessory: sectionAccessory,
      expand: boolean,
    },
  ),
  needs(['text', 'fields']),
);

const input = all(
  named(
    { label: plainText(2000), element: inputElement },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  rule(({ element, dispatch_action }, at, report) => {
    if (dispatch_action === true && objectsIn([element])[0]?.type === 'file_input') {
      report(`${at}/dispatch_action`, '`dispatch_action` is not allowed with file_input');
    }
  }),
);

const imageBlock = all(
  named({ alt_text: string({ max: 2000 }) }, { ...imageSource, title: plainText(2000) }),
  needs(['image_url', 'slack_file'], true),
);

const slackIcon = typed({ name: string() });
const card = all(
  named(
    {},
    {
      hero_image: image,
      icon: image,
      slack_icon: slackIcon,
      title: textObject(150),
      subtitle: textObject(150),
      body: textObject(200),
      subtext: textObject(200),
      actions: list(buttonElement, { max: 3 }),
    },
  ),
  needs(['hero_image', 'title', 'actions', 'body']),
  rule((block, at, report) => {
    if (block.icon !== undefined && block.slack_icon !== undefined) {
      report(at, 'must define only one of `icon` or `slack_icon`');
    }
  }),
);

const bare = string();
const source = typed({ url, text: bare });
const task_card = named(
  { task_id: string(), title: bare },
  {
    details: richText,
    output: richText,
    sources: list(source, { min: 0 }),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
);

const actions = named({ elements: list(actionsElement, { max: 25 }) });
const words = textObject(3000);
const context = named({ elements: list(variant({ image, plain_text: words, mrkdwn: words }), { max: 10 }) });
const divider = named({});
const file = named({ external_id: string(), source: oneOf('remote') });
const header = named({ text: plainText(150) }, { level: number({ integer: true, min: 1, max: 4 }) });
const video = named(
  { video_url: url, thumbnail_url: url, alt_text: string({ max: 2000 }), title: plainText(200) },
  {
    title_url: url,
    description: plainText(200),
    author_name: string({ max: 49 }),
    provider_name: string(),
    provider_icon_url: url,
  },
);

const children: Checks = {
  actions,
  context,
  divider,
  file,
  header,
  image: imageBlock,
  input,
  rich_text: richText,
  section,
  table,
  video,
};

const container = all(
  named(
    { child_blocks: list(variant(children), { max: 10 }) },
    {
      title: plainText(150),
      rich_text_title: richText,
      subtitle: textObject(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  needs(['title', 'rich_text_title']),
);

const alert = named({ text: textObject(200) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') });

const everywhere: Checks = {
  actions,
  card,
  context,
  divider,
  header,
  image: imageBlock,
  input,
  rich_text: richText,
  section,
  video,
};
const carousel = named({ elements: list(variant({ card }), { max: 10 }) });

/** The blocks each surface takes. Slack's own answer to another is `unsupported type`. */
export const blockOn: Readonly<Record<Surface, Check>> = {
  message: variant({
    ...everywhere,
    carousel,
    container,
    context_actions: named({ elements: list(contextAction, { max: 5 }) }),
    data_table,
    data_visualization,
    file,
    markdown: named({ text: string({ max: 12_000 }) }),
    plan: named({ title: bare }, { tasks: list(variant({ task_card }), { min: 0 }) }),
    table,
    task_card,
  }),
  modal: variant({ ...everywhere, alert }),
  home: variant({ ...everywhere, carousel, data_table, table }),
};

/** The modal around the blocks. */
export const modalFrame = {
  required: { title: plainText(24) },
  optional: { submit: plainText(24), close: plainText(24), clear_on_close: boolean, notify_on_close: boolean },
};
