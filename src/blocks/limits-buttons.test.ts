import { describe } from 'vitest';
import { button, holds, less, md, plain, upTo, x } from '../../test/support/blocks.ts';
import { checkMessage } from './limits.ts';

const confirm = (more: Record<string, unknown> = {}) => ({
  title: plain(),
  text: plain(),
  confirm: plain(),
  deny: plain(),
  ...more,
});

const workflow = (more: Record<string, unknown>) => ({
  type: 'workflow_button',
  action_id: 'w',
  text: plain(),
  workflow: { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } },
  ...more,
});

describe('a button', () => {
  holds('/blocks/0/elements/0', (element) => checkMessage([{ type: 'actions', elements: [element] }]), [
    upTo('button text is at most 75', 75, (n) => button({ text: plain(x(n)) }), '/text/text', less),
    ['button text is plain', button(), button({ text: md() }), '/text/type must be a valid enum value: plain_text'],
    upTo('button value is at most 2000', 2000, (n) => button({ value: x(n) }), '/value', less),
    [
      'button url is at most 3000',
      button({ url: `https://${x(2992)}` }),
      button({ url: `https://${x(2993)}` }),
      `/url ${less(3000)}`,
    ],
    upTo(
      'button label for screen readers is at most 75',
      75,
      (n) => button({ accessibility_label: x(n) }),
      '/accessibility_label',
      less,
    ),
    [
      'button style is known',
      button({ style: 'danger' }),
      button({ style: 'warning' }),
      '/style must be a valid enum value: primary, danger',
    ],
    upTo('action id is at most 255', 255, (n) => button({ action_id: x(n) }), '/action_id', less),
    [
      'confirm has all its texts',
      button({ confirm: confirm() }),
      button({ confirm: { title: plain(), text: plain(), confirm: plain() } }),
      '/confirm missing required field: deny',
    ],
    upTo(
      'confirm title is at most 100',
      100,
      (n) => button({ confirm: confirm({ title: plain(x(n)) }) }),
      '/confirm/title/text',
      less,
    ),
    upTo(
      'confirm text is at most 300',
      300,
      (n) => button({ confirm: confirm({ text: md(x(n)) }) }),
      '/confirm/text/text',
      less,
    ),
    upTo(
      'confirm buttons are at most 30',
      30,
      (n) => button({ confirm: confirm({ deny: plain(x(n)) }) }),
      '/confirm/deny/text',
      less,
    ),
    [
      'confirm has no type',
      button({ confirm: confirm() }),
      button({ confirm: confirm({ type: 'confirm' }) }),
      '/confirm invalid additional property: type',
    ],
    upTo(
      'confirm button is at most 30',
      30,
      (n) => button({ confirm: confirm({ confirm: plain(x(n)) }) }),
      '/confirm/confirm/text',
      less,
    ),
    upTo('workflow button text is at most 75', 75, (n) => workflow({ text: plain(x(n)) }), '/text/text', less),
    upTo(
      'workflow button label is at most 75',
      75,
      (n) => workflow({ accessibility_label: x(n) }),
      '/accessibility_label',
      less,
    ),
  ]);
});

describe('an element of context actions', () => {
  const thumb = (more: Record<string, unknown> = {}) => ({ text: plain(), value: 'v', ...more });
  const feedback = (more: Record<string, unknown>) => ({
    type: 'feedback_buttons',
    action_id: 'f',
    positive_button: thumb(more),
    negative_button: thumb(),
  });
  const icon = (more: Record<string, unknown>) => ({
    type: 'icon_button',
    icon: 'trash',
    text: plain(),
    action_id: 'i',
    ...more,
  });
  holds('/blocks/0/elements/0', (element) => checkMessage([{ type: 'context_actions', elements: [element] }]), [
    upTo('thumb text is at most 75', 75, (n) => feedback({ text: plain(x(n)) }), '/positive_button/text/text', less),
    upTo('thumb value is at most 2000', 2000, (n) => feedback({ value: x(n) }), '/positive_button/value', less),
    upTo(
      'thumb label is at most 75',
      75,
      (n) => feedback({ accessibility_label: x(n) }),
      '/positive_button/accessibility_label',
      less,
    ),
    upTo('icon text is at most 75', 75, (n) => icon({ text: plain(x(n)) }), '/text/text', less),
    upTo('icon value is at most 2000', 2000, (n) => icon({ value: x(n) }), '/value', less),
    upTo('icon label is at most 75', 75, (n) => icon({ accessibility_label: x(n) }), '/accessibility_label', less),
    ['icon is known', icon({}), icon({ icon: 'star' }), '/icon must be a valid enum value: trash'],
  ]);
});
