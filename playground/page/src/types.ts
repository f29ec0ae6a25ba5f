// The Block Kit shapes the page draws, as loosely as Slack's own client reads them. Holds no behaviour.
// Type aliases where a value travels back to Slack: only those count as JSON objects for TypeScript.
import type { JsonObject } from '../../slack/protocol.ts';

export type TextObject = {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
};

export type Option = {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
};

export type OptionGroup = {
  label: TextObject;
  options: Option[];
};

export interface Confirm {
  title?: TextObject;
  text?: TextObject;
  confirm?: TextObject;
  deny?: TextObject;
  style?: 'primary' | 'danger';
}

/** One interface for all elements: which fields are set depends on `type`. */
export interface BlockElement {
  type: string;
  action_id: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  confirm?: Confirm;
  accessibility_label?: string;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string | JsonObject;
  initial_user?: string;
  initial_users?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  default_to_current_conversation?: boolean;
  filter?: { include?: string[]; exclude_bot_users?: boolean };
  max_selected_items?: number;
  min_query_length?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  focus_on_load?: boolean;
  timezone?: string;
  image_url?: string;
  alt_text?: string;
  icon?: string;
  positive_button?: FeedbackButton;
  negative_button?: FeedbackButton;
}

export type FeedbackButton = {
  text: TextObject;
  value: string;
  accessibility_label?: string;
};

export interface Block {
  type: string;
  block_id: string;
}

export interface SectionBlock extends Block {
  type: 'section';
  text?: TextObject;
  fields?: TextObject[];
  accessory?: BlockElement;
  expand?: boolean;
}

export interface ActionsBlock extends Block {
  type: 'actions' | 'context_actions';
  elements: BlockElement[];
}

export interface InputBlock extends Block {
  type: 'input';
  label: TextObject;
  element: BlockElement;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
}

interface Picture {
  image_url: string;
  alt_text: string;
}

export interface ImageBlock extends Block {
  type: 'image';
  image_url?: string;
  slack_file?: { id?: string; url?: string };
  alt_text: string;
  title?: TextObject;
}

export interface CardBlock extends Block {
  type: 'card';
  title?: TextObject;
  subtitle?: TextObject;
  body?: TextObject;
  subtext?: TextObject;
  icon?: Picture;
  hero_image?: Picture;
  actions?: BlockElement[];
}

export interface CarouselBlock extends Block {
  type: 'carousel';
  elements: CardBlock[];
}

export interface ContainerBlock extends Block {
  type: 'container';
  title?: TextObject;
  subtitle?: TextObject;
  child_blocks: Block[];
  is_collapsible?: boolean;
  default_collapsed?: boolean;
}

export interface TableCell {
  type: string;
  text?: string;
  value?: number | string;
  elements?: unknown[];
}

export interface DataTableBlock extends Block {
  type: 'data_table';
  caption?: string | TextObject;
  rows: TableCell[][];
  page_size?: number;
}
