// Screens of digests: the digest itself, its preview, its schedules. Data in, blocks out.
import type { KnownBlock, ModalView } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { actions, button, confirm, context, divider, header, modal, option, section } from '../../blocks/blocks.ts';
import { fitMessage } from '../../blocks/budget.ts';
import { channel, joinMd, md } from '../../blocks/mrkdwn.ts';
import type { ChannelId, ProductId } from '../../kernel/ids.ts';
import { formatDay, formatMoment } from '../../kernel/time.ts';
import type { Content } from '../../outbox/outbox.ts';
import { scheduleForm } from './form.ts';
import { en } from './messages.ts';
import type { Digest, Schedule } from './model.ts';

interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

export const callbacks = { schedule: 'digests.schedule.v1' } as const;
export const routes = {
  postNow: 'digests.post-now.v1',
  sendToMe: 'digests.send-to-me.v1',
  openSchedule: 'digests.open-schedule.v1',
  list: 'digests.list.v1',
  manage: 'digests.manage.v1',
} as const;

/** Slack shows 3,000 characters a section: long parts go on in further sections, cut at 12 parts in all. */
function partBlocks(part: Digest['parts'][number]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let lines = [md`*${part.title}*`];
  let length = 0;
  for (const line of part.lines) {
    const size = line.toString().length + 3;
    if (length + size > 2800) {
      blocks.push(section(joinMd(lines)));
      lines = [];
      length = 0;
    }
    lines.push(md`• ${line}`);
    length += size;
  }
  return [...blocks, section(joinMd(lines))];
}

const quiet = { blocks: [section(en.quiet)], left: 0 };

export function digestMessage(digest: Digest, reader: Reader, footer?: string): Content {
  const title = en.title(digest.productName);
  const period = en.period(
    formatDay(digest.from, reader.locale, reader.timeZone),
    formatDay(digest.until, reader.locale, reader.timeZone),
  );
  const body =
    digest.parts.length > 0 ? fitMessage(digest.parts.flatMap(partBlocks), { most: 40, keep: 4_000 }) : quiet;
  const said = digest.parts.map((part) => md`${part.title}: ${joinMd(part.lines, '; ')}`);
  return {
    text: md`${title}, ${period}. ${said.length > 0 ? joinMd(said, ' ') : en.quiet}`,
    blocks: [
      header(title),
      context(period),
      ...body.blocks,
      ...(body.left > 0 ? [context(en.more)] : []),
      ...(footer ? [divider(), context(footer)] : []),
    ],
  };
}

/**
 * `isScheduled`: whether any schedule is there to look at. The buttons carry the product: a preview may be read where no
 * channel tells it.
 */
export function digestPreview(digest: Digest, reader: Reader & { readonly isScheduled?: boolean }): Content {
  const content = digestMessage(digest, reader);
  const about = { p: digest.productId };
  return {
    text: content.text,
    blocks: [
      ...content.blocks,
      divider(),
      context(en.preview.note),
      actions([
        button(en.preview.post, actionId(routes.postNow, about), {
          style: 'primary',
          confirm: confirm(en.preview.postConfirm),
        }),
        button(en.preview.toMe, actionId(routes.sendToMe, about)),
        reader.isScheduled
          ? button(en.preview.schedules, actionId(routes.list, about))
          : button(en.preview.schedule, actionId(routes.openSchedule, about)),
      ]),
    ],
  };
}

export function scheduleModal(
  meta: { id: string; p: string },
  start: Pick<Schedule, 'weekdays' | 'at' | 'timeZone' | 'cadence' | 'without'> & { channelId: ChannelId | undefined },
): ModalView {
  return modal({
    callback: callbacks.schedule,
    title: en.form.title,
    submit: en.form.submit,
    meta,
    blocks: scheduleForm.blocks({
      channelId: start.channelId,
      weekdays: start.weekdays.map(String),
      at: start.at,
      timeZone: option(start.timeZone, start.timeZone),
      cadence: start.cadence,
      without: start.without,
    }),
  });
}

function scheduleRow(schedule: Schedule, reader: Reader): KnownBlock[] {
  const id = { s: schedule.id };
  const next = schedule.isPaused
    ? en.list.paused
    : en.list.next(formatMoment(schedule.nextAt, reader.locale, reader.timeZone));
  const deed = (name: string) => actionId(routes.manage, { ...id, d: name, e: schedule.nextAt });
  return [
    section(joinMd([md`${schedule.channelId ? channel(schedule.channelId) : ''} ${en.when(schedule)}`, md`_${next}_`])),
    actions([
      button(en.list.edit, actionId(routes.openSchedule, id)),
      ...(schedule.isPaused
        ? [button(en.list.resume, deed('resume'))]
        : [button(en.list.pause, deed('pause')), button(en.list.skip, deed('skip'))]),
      button(en.list.end, deed('end'), { style: 'danger', confirm: confirm(en.list.endConfirm) }),
    ]),
  ];
}

export function scheduleList(schedules: readonly Schedule[], productId: ProductId, reader: Reader): Content {
  const rows = schedules.slice(0, 20).flatMap((schedule) => scheduleRow(schedule, reader));
  return {
    text: schedules.length > 0 ? `${en.list.title}: ${schedules.map(en.when).join('; ')}` : en.list.none,
    blocks: [
      header(en.list.title),
      ...(rows.length > 0 ? rows : [section(en.list.none)]),
      actions([
        button(
          en.list.add,
          actionId(routes.openSchedule, { p: productId }),
          rows.length > 0 ? {} : { style: 'primary' },
        ),
      ]),
    ],
  };
}
