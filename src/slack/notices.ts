// The few views and messages the edge makes itself: loading, saving, done, and a sentence in a window of its own.
import type { ModalView } from '@slack/types';
import { modal, section } from '../blocks/blocks.ts';
import type { Content } from '../outbox/outbox.ts';
import { en } from './messages.ts';

const small = (part: string, title: string, text: string): ModalView =>
  modal({ callback: `edge.${part}.v1`, title, blocks: [section(text)] });

export const loadingView = (): ModalView => small('loading', en.loading.title, en.loading.text);
export const savingView = (): ModalView => small('saving', en.saving.title, en.saving.text);
export const savedView = (): ModalView => small('saved', en.saved.title, en.saved.text);
export const doneView = (): ModalView => small('done', en.done.title, en.done.text);
export const noticeView = (sentence: string): ModalView => small('notice', en.notice.title, sentence);

/** A plain sentence as a message: blocks and the sender keep what it quotes from becoming a mention or a link. */
export const sentenceMessage = (sentence: string): Content => ({
  text: sentence,
  blocks: [section(sentence)],
});
