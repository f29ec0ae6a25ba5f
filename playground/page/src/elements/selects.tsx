// Slack's select menus, single and multiple: where the choices come from and how a choice becomes state.
import { useEffect, useRef, useState } from 'react';
import type { ElementState, LocalChannel, LocalState } from '../../../slack/protocol.ts';
import { suggest } from '../api.ts';
import { words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import { HOME } from '../model/route.ts';
import { channelTitle, partner } from '../model/timeline.ts';
import { type Page, usePage } from '../page.ts';
import { Avatar, ChannelSign } from '../shell/avatar.tsx';
import { type ElementProps, useHeld, useSurface } from '../surface.ts';
import type { BlockElement, Option, OptionGroup } from '../types.ts';
import type { Choice } from './choice-list.tsx';
import { Combobox } from './combobox.tsx';

type Next = Omit<ElementState, 'type'>;

interface OptionChoice extends Choice {
  option: Option;
}

function toChoices(options: Option[], group?: string): OptionChoice[] {
  return options.map((option) => ({
    key: option.value,
    label: emojify(option.text.text),
    detail: option.description?.text,
    group,
    option,
  }));
}

function allChoices(element: { options?: Option[]; option_groups?: OptionGroup[] }): OptionChoice[] {
  if (element.option_groups) {
    return element.option_groups.flatMap((group) => toChoices(group.options, group.label.text));
  }
  return toChoices(element.options ?? []);
}

function readOptions(state: ElementState, multi: boolean): OptionChoice[] {
  const single = state.selected_option ? [state.selected_option] : [];
  const options = multi ? (state.selected_options ?? []) : single;
  return options.map((option) => ({
    key: option.value,
    label: emojify(option.text.text),
    option: { ...option, text: { type: 'plain_text' as const, text: option.text.text } },
  }));
}

interface BaseProps extends ElementProps {
  multi: boolean;
}

function shared({ element, blockId, fieldId, label, describedBy, optional, mode }: BaseProps) {
  return {
    id: fieldId,
    label,
    describedBy,
    placeholder: words(element.placeholder) || 'Select an item',
    max: element.max_selected_items,
    autoFocus: element.focus_on_load,
    clearable: mode !== 'action' && optional === true,
    data: { 'data-action-id': element.action_id, 'data-block-id': blockId },
  };
}

/** Asks the element's confirmation before the change is kept and sent. */
function useConfirmedChange(props: ElementProps, change: (next: Next) => void): (next: Next) => void {
  const { confirm } = usePage();
  const question = props.element.confirm;
  if (!question || props.mode === 'input') return change;
  return (next) => void confirm(question).then((yes) => yes && change(next));
}

function OptionSelect(
  props: BaseProps & { choices: OptionChoice[]; onQuery?: (query: string) => void; empty: string },
) {
  const { multi, choices } = props;
  const held = useHeld(props);
  const change = useConfirmedChange(props, held.change);
  const selected = readOptions(held.state, multi);
  const known = new Map([...selected, ...choices].map((choice) => [choice.key, choice.option]));
  const pick = (picked: Choice[]): void => {
    const options = picked.flatMap((choice) => known.get(choice.key) ?? []);
    change(multi ? { selected_options: options } : { selected_option: options[0] ?? null });
  };
  return (
    <Combobox
      {...shared(props)}
      choices={choices}
      selected={selected}
      multi={multi}
      empty={props.empty}
      onQuery={props.onQuery}
      onChange={pick}
    />
  );
}

export function StaticSelect(props: BaseProps) {
  return <OptionSelect {...props} choices={allChoices(props.element)} empty="No options" />;
}

const TYPING_PAUSE_MS = 120;

/** Options the app suggests for what is typed; the last answer wins, an outdated one is dropped. */
function useSuggestions({ element, blockId }: ElementProps) {
  const { state } = usePage();
  const { container } = useSurface();
  const [choices, setChoices] = useState<OptionChoice[]>([]);
  const [note, setNote] = useState('');
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const minimum = element.min_query_length ?? 3;
  const onQuery = (query: string): void => {
    clearTimeout(timer.current);
    asked.current += 1;
    const turn = asked.current;
    if (query.length < minimum) {
      setChoices([]);
      setNote(`Type ${minimum === 1 ? 'a character' : `at least ${minimum} characters`} to search`);
      return;
    }
    setNote('Loading…');
    const ask = async (): Promise<void> => {
      const at = { user: state.me.id, container, block_id: blockId, action_id: element.action_id };
      const answer = await suggest({ ...at, query });
      if (turn !== asked.current) return;
      setChoices(allChoices(readSuggested(answer)));
      setNote(answer.problem ?? 'No results');
    };
    timer.current = setTimeout(() => void ask(), query === '' ? 0 : TYPING_PAUSE_MS);
  };
  return { choices, note, onQuery };
}

type Suggested = { options?: Option[]; option_groups?: OptionGroup[] };

/** The app's options have passed the stand-in's check, so their texts are text objects. */
function readSuggested(answer: object): Suggested {
  return answer as Suggested;
}

export function ExternalSelect(props: BaseProps) {
  const { choices, note, onQuery } = useSuggestions(props);
  return <OptionSelect {...props} choices={choices} empty={note} onQuery={onQuery} />;
}

interface IdSource {
  choices: (page: Page, element: BlockElement) => Choice[];
  one: 'selected_user' | 'selected_channel' | 'selected_conversation';
  many: 'selected_users' | 'selected_channels' | 'selected_conversations';
}

function personChoices({ state }: Page): Choice[] {
  return state.people
    .filter((person) => !person.is_bot)
    .map((person) => ({
      key: person.id,
      label: person.real_name,
      detail: person.title,
      picture: <Avatar person={person} size="tiny" />,
    }));
}

function conversationKind(channel: LocalChannel): string {
  if (channel.is_im) return 'im';
  return channel.is_private ? 'private' : 'public';
}

function ConversationPicture({ channel, state }: { channel: LocalChannel; state: LocalState }) {
  if (channel.is_im) return <Avatar person={partner(channel, state)} size="tiny" />;
  return <ChannelSign channel={channel} />;
}

function conversationChoices({ state }: Page, element: BlockElement): Choice[] {
  const include = element.filter?.include;
  return state.channels
    .filter((channel) => !channel.is_archived && (!include || include.includes(conversationKind(channel))))
    .filter((channel) => !(element.filter?.exclude_bot_users && channel.is_im && partner(channel, state).is_bot))
    .map((channel) => ({
      key: channel.id,
      label: channelTitle(channel, state),
      picture: <ConversationPicture channel={channel} state={state} />,
    }));
}

const SOURCES: Record<string, IdSource> = {
  users_select: { choices: personChoices, one: 'selected_user', many: 'selected_users' },
  channels_select: {
    choices: (page, element) => conversationChoices(page, { ...element, filter: { include: ['public'] } }),
    one: 'selected_channel',
    many: 'selected_channels',
  },
  conversations_select: { choices: conversationChoices, one: 'selected_conversation', many: 'selected_conversations' },
};

/** users_select, channels_select, conversations_select and their multi_ variants. */
export function IdSelect(props: BaseProps) {
  const { multi, element } = props;
  const page = usePage();
  const held = useHeld(props, page.route.place === HOME ? undefined : page.route.place);
  const change = useConfirmedChange(props, held.change);
  const source = SOURCES[element.type.replace(/^multi_/, '')];
  if (!source) return null;
  const choices = source.choices(page, element);
  const single = held.state[source.one];
  const ids = multi ? (held.state[source.many] ?? []) : single ? [single] : [];
  const selected = ids.map((id) => choices.find((choice) => choice.key === id) ?? { key: id, label: id });
  const pick = (picked: Choice[]): void => {
    const keys = picked.map((choice) => choice.key);
    change(multi ? { [source.many]: keys } : { [source.one]: keys[0] ?? null });
  };
  return (
    <Combobox
      {...shared(props)}
      choices={choices}
      selected={selected}
      multi={multi}
      empty="Nobody and nothing here"
      onChange={pick}
    />
  );
}
