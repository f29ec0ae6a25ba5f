// Draws one element of Block Kit with a control of ours that sends its events to the local Slack.
import type { ReactNode } from 'react';
import { words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import type { ElementProps } from '../surface.ts';
import { Button, Feedback, IconButton, Overflow } from './buttons.tsx';
import { Checkboxes, RadioButtons } from './choices.tsx';
import { DatePicker, DateTimePicker, TimePicker } from './dates.tsx';
import { ExternalSelect, IdSelect, StaticSelect } from './selects.tsx';
import { FileInput, RichTextInput, TextInput } from './texts.tsx';

type Draw = (props: ElementProps) => ReactNode;

const idSelect: Draw = (props) => <IdSelect {...props} multi={props.element.type.startsWith('multi_')} />;
const text: Draw = (props) => <TextInput {...props} />;

const ELEMENTS: Record<string, Draw> = {
  button: (props) => <Button {...props} />,
  workflow_button: (props) => <Button {...props} />,
  overflow: (props) => <Overflow {...props} />,
  feedback_buttons: (props) => <Feedback {...props} />,
  icon_button: (props) => <IconButton {...props} />,
  static_select: (props) => <StaticSelect {...props} multi={false} />,
  multi_static_select: (props) => <StaticSelect {...props} multi />,
  external_select: (props) => <ExternalSelect {...props} multi={false} />,
  multi_external_select: (props) => <ExternalSelect {...props} multi />,
  users_select: idSelect,
  multi_users_select: idSelect,
  channels_select: idSelect,
  multi_channels_select: idSelect,
  conversations_select: idSelect,
  multi_conversations_select: idSelect,
  checkboxes: (props) => <Checkboxes {...props} />,
  radio_buttons: (props) => <RadioButtons {...props} />,
  datepicker: (props) => <DatePicker {...props} />,
  timepicker: (props) => <TimePicker {...props} />,
  datetimepicker: (props) => <DateTimePicker {...props} />,
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: (props) => <RichTextInput {...props} />,
  file_input: (props) => <FileInput {...props} />,
};

function Picture({ element }: ElementProps) {
  return <img className="accessory-image" src={element.image_url} alt={element.alt_text ?? ''} />;
}

/** An element nobody here knows is named, so that the rest of the surface stays usable. */
export function Element(props: ElementProps) {
  const { element } = props;
  if (element.type === 'image') return <Picture {...props} />;
  const draw = ELEMENTS[element.type];
  const named = props.fieldId || props.label ? props : { ...props, label: emojify(words(element.placeholder)) };
  if (draw) return draw(named.label === '' ? props : named);
  return <span className="unknown">[{element.type}]</span>;
}
