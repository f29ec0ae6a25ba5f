// Fields that pick a person, a channel, a day, a time or a moment.
import { asChannelId, asUserId, type ChannelId, type UserId } from '../kernel/ids.ts';
import { isDay } from '../kernel/time.ts';
import { absent, actionOf, type Field, input, type Look, missing, placeholder, tooMany } from './form-field.ts';

export function userField(look: Look): Field<UserId | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'users_select',
        action_id: actionOf(look),
        ...(initial ? { initial_user: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_user;
      if (!picked) return absent(look);
      return { value: asUserId(picked) };
    },
  };
}

export function usersField(look: Look & { readonly max: number }): Field<readonly UserId[]> {
  return {
    block: (blockId, initial = []) =>
      input(blockId, look, {
        type: 'multi_users_select',
        action_id: actionOf(look),
        max_selected_items: look.max,
        ...(initial.length > 0 ? { initial_users: initial.slice(0, look.max) } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const value = (state?.selected_users ?? []).map(asUserId);
      if (value.length === 0 && !look.optional) return missing(look);
      return value.length > look.max ? tooMany(look.max) : { value };
    },
  };
}

/** A public or private channel the person may see. */
export function channelField(look: Look): Field<ChannelId | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'conversations_select',
        action_id: actionOf(look),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(initial ? { initial_conversation: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_conversation ?? state?.selected_channel;
      if (!picked) return absent(look);
      return { value: asChannelId(picked) };
    },
  };
}

/** YYYY-MM-DD. */
export function dateField(look: Look): Field<string | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'datepicker',
        action_id: actionOf(look),
        ...(initial && isDay(initial) ? { initial_date: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_date;
      if (!picked) return absent(look);
      return isDay(picked) ? { value: picked } : { problem: 'A date, please.' };
    },
  };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** HH:mm. */
export function timeField(look: Look): Field<string | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'timepicker',
        action_id: actionOf(look),
        ...(initial && TIME.test(initial) ? { initial_time: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_time;
      if (!picked) return absent(look);
      return TIME.test(picked) ? { value: picked } : { problem: 'A time like 09:00, please.' };
    },
  };
}

/** An instant, epoch milliseconds (Slack gives seconds in the person's own zone). */
export function momentField(look: Look): Field<number | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'datetimepicker',
        action_id: actionOf(look),
        ...(initial === undefined ? {} : { initial_date_time: Math.floor(initial / 1000) }),
      }),
    read(state) {
      const picked = state?.selected_date_time;
      if (!picked) return absent(look);
      return { value: picked * 1000 };
    },
  };
}
