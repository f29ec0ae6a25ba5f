// What a clicked or changed element now holds, whatever its kind.
import type { ClickedElement } from './payloads.ts';

/** The one value of a select, picker or text input; undefined for buttons and cleared inputs. */
export function heldValue(element: ClickedElement): string | undefined {
  if (element.type === 'button') return undefined;
  const held =
    element.selected_option?.value ??
    element.selected_user ??
    element.selected_channel ??
    element.selected_conversation ??
    element.selected_date ??
    element.selected_time ??
    element.selected_date_time ??
    element.value;
  return held === null || held === undefined || held === '' ? undefined : String(held);
}

/** What a multi-select or checkboxes hold. */
export function heldValues(element: ClickedElement): readonly string[] {
  return (
    element.selected_options?.map(({ value }) => value) ??
    element.selected_users ??
    element.selected_channels ??
    element.selected_conversations ??
    []
  );
}
