// The form of a schedule.
import { channelField, choiceField, choicesField, searchField, timeField } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { en } from './messages.ts';
import type { Cadence } from './model.ts';

export const ZONE_SEARCH = 'digests.zones.v1';

const { form: say } = en;

export const scheduleForm = form({
  channelId: channelField({ label: say.channel }),
  weekdays: choicesField<string>({
    label: say.weekdays,
    as: 'boxes',
    choices: en.weekdays.map((text, i) => ({ value: String(i + 1), text })),
  }),
  at: timeField({ label: say.at }),
  timeZone: searchField({ label: say.timeZone, placeholder: say.timeZonePlaceholder, route: ZONE_SEARCH }),
  cadence: choiceField<Cadence>({
    label: say.cadence,
    choices: [
      { value: 'weekly', text: en.cadence.weekly },
      { value: 'two-weekly', text: en.cadence['two-weekly'] },
      { value: 'monthly', text: en.cadence.monthly },
    ],
  }),
  without: choicesField<string>({
    label: say.without,
    hint: say.withoutHint,
    optional: true,
    choices: Object.entries(en.sections).map(([value, text]) => ({ value, text })),
  }),
});

/** IANA zones whose name holds the words, cities matched without their underscore; at most 50. */
export function findZones(query: string): readonly string[] {
  const wanted = query.trim().toLowerCase().replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.toLowerCase().includes(wanted))
    .slice(0, 50);
}
