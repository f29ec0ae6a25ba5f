// Limits of Block Kit's interactive elements, and which of them a section, an actions block and an input may hold.
import { isDay } from '../kernel/time.ts';
import {
  all,
  boolean,
  type Check,
  type Checks,
  type Json,
  list,
  needs,
  number,
  oneOf,
  record,
  rule,
  string,
  typed,
  variant,
} from './limits-check.ts';
import { richText } from './limits-rich.ts';
import {
  confirm,
  image,
  initialAmongOptions,
  menuOption,
  optionGroup,
  plainOption,
  plainText,
  richOption,
  url,
} from './limits-text.ts';

const id = string({ max: 255 });
const actionable = { action_id: id };
const confirmable = { ...actionable, confirm };
const focusable = { ...confirmable, focus_on_load: boolean };
const choosable = { ...focusable, placeholder: plainText(150) };
const many = { max_selected_items: number({ min: 1, integer: true }) };
const style = oneOf('primary', 'danger');
const respondable = { response_url_enabled: boolean };
const dispatchable = {
  dispatch_action_config: record(
    {},
    {
      trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered')),
    },
  ),
};
const typable = { ...actionable, ...dispatchable, focus_on_load: boolean, placeholder: plainText(150) };

const button = typed(
  { text: plainText(75) },
  { ...confirmable, value: string({ min: 0, max: 2000 }), url, style, accessibility_label: string({ max: 75 }) },
);

const options = list(plainOption, { max: 100 });
const optionSource = { options, option_groups: list(optionGroup, { max: 100 }) };
const static_select = all(
  typed({}, { ...choosable, ...optionSource, initial_option: plainOption }),
  needs(['options', 'option_groups'], true),
  initialAmongOptions,
);
const multi_static_select = all(
  typed({}, { ...choosable, ...many, ...optionSource, initial_options: list(plainOption) }),
  needs(['options', 'option_groups'], true),
  initialAmongOptions,
);

const searched = { ...choosable, min_query_length: number({ min: 0, integer: true }) };
const external_select = typed({}, { ...searched, initial_option: plainOption });
const multi_external_select = typed({}, { ...searched, ...many, initial_options: list(plainOption) });

const users_select = typed({}, { ...choosable, initial_user: id });
const multi_users_select = typed({}, { ...choosable, ...many, initial_users: list(id) });
const channels_select = typed({}, { ...choosable, ...respondable, initial_channel: id });
const multi_channels_select = typed({}, { ...choosable, ...many, initial_channels: list(id) });

const conversations = {
  ...choosable,
  default_to_current_conversation: boolean,
  filter: all(
    record(
      {},
      {
        include: list(oneOf('im', 'mpim', 'private', 'public')),
        exclude_external_shared_channels: boolean,
        exclude_bot_users: boolean,
      },
    ),
    needs(['include', 'exclude_external_shared_channels', 'exclude_bot_users']),
  ),
};
const conversations_select = typed({}, { ...conversations, ...respondable, initial_conversation: id });
const multi_conversations_select = typed({}, { ...conversations, ...many, initial_conversations: list(id) });

const boxes = list(richOption, { max: 10 });
const checkboxes = all(typed({ options: boxes }, { ...focusable, initial_options: boxes }), initialAmongOptions);
const radio_buttons = all(typed({ options: boxes }, { ...focusable, initial_option: richOption }), initialAmongOptions);
const overflow = typed({ options: list(menuOption, { max: 5 }) }, confirmable);

const date: Check = (value, at, report) => {
  if (typeof value !== 'string' || !isDay(value)) report(at, 'must be a date as YYYY-MM-DD');
};
const datepicker = typed({}, { ...choosable, initial_date: date });
const time = string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });
const timepicker = typed({}, { ...choosable, initial_time: time, timezone: string() });
const tenDigits = number({ integer: true, min: 1_000_000_000, max: 9_999_999_999 });
const datetimepicker = typed({}, { ...focusable, initial_date_time: tenDigits });

/** `low` must not exceed `high`, where both are given. */
const ordered = (low: string, high: string): Check =>
  rule((element, at, report) => {
    const [least, most] = [element[low], element[high]].map((each) => (each === undefined ? Number.NaN : Number(each)));
    if (Number(least) > Number(most)) report(`${at}/${low}`, `\`${low}\` must not exceed \`${high}\``);
  });

const length = number({ integer: true, min: 0, max: 3000 });
const lengthOf = (element: Json, name: string, fallback: number): number => {
  const limit = element[name];
  return typeof limit === 'number' ? limit : fallback;
};
const plain_text_input = all(
  typed(
    {},
    {
      ...typable,
      initial_value: string({ min: 0, max: 3000 }),
      multiline: boolean,
      min_length: length,
      max_length: number({ integer: true, min: 1, max: 3000 }),
    },
  ),
  ordered('min_length', 'max_length'),
  rule((element, at, report) => {
    const { initial_value: initial } = element;
    const max = lengthOf(element, 'max_length', 3000);
    if (typeof initial === 'string' && initial.length > max) {
      report(`${at}/initial_value`, `must be less than ${max + 1} characters`);
    }
  }),
);

const numeric = string({ pattern: /^-?\d+(\.\d+)?$/ });
const number_input = all(
  typed(
    { is_decimal_allowed: boolean },
    { ...typable, initial_value: numeric, min_value: numeric, max_value: numeric },
  ),
  ordered('min_value', 'max_value'),
  ordered('min_value', 'initial_value'),
  ordered('initial_value', 'max_value'),
);
const lines = number({ integer: true, min: 1, max: 100 });
const rich_text_input = typed({}, { ...typable, initial_value: richText, min_lines: lines, max_lines: lines });
const oneLineInput = typed({}, { ...typable, initial_value: string({ min: 0, max: 3000 }) });
const file_input = typed(
  {},
  { ...actionable, filetypes: list(string()), max_files: number({ integer: true, min: 1, max: 10 }) },
);

const workflow = record({
  trigger: record({ url }, { customizable_input_parameters: list(record({ name: string(), value: string() })) }),
});
const workflow_button = typed(
  { text: plainText(75), workflow },
  { ...confirmable, style, accessibility_label: string({ max: 75 }) },
);

const thumb = record(
  { text: plainText(75), value: string({ max: 2000 }) },
  { accessibility_label: string({ max: 75 }) },
);
const feedback_buttons = typed({ positive_button: thumb, negative_button: thumb }, actionable);
const icon_button = typed(
  { icon: oneOf('trash'), text: plainText(75) },
  {
    ...confirmable,
    accessibility_label: string({ max: 75 }),
    value: string({ min: 0, max: 2000 }),
    visible_to_user_ids: list(id),
  },
);

const menus: Checks = {
  static_select,
  external_select,
  users_select,
  conversations_select,
  channels_select,
  multi_static_select,
  multi_external_select,
  multi_users_select,
  multi_conversations_select,
  multi_channels_select,
};
const choices: Checks = { ...menus, checkboxes, radio_buttons, datepicker, timepicker };

export const buttonElement = variant({ button });
export const sectionAccessory = variant({ ...choices, button, image, overflow, workflow_button });
export const actionsElement = variant({
  ...choices,
  button,
  datetimepicker,
  overflow,
  rich_text_input,
  workflow_button,
});
export const contextAction = variant({ feedback_buttons, icon_button });
export const inputElement = variant({
  ...choices,
  datetimepicker,
  email_text_input: oneLineInput,
  file_input,
  number_input,
  plain_text_input,
  rich_text_input,
  url_text_input: oneLineInput,
});
