// `/roadmap help [topic]`, made from what the slices say of their commands.
import type { Feature, Registry } from '../feature.ts';
import { en } from './messages.ts';
import { findTopic, groupsOf } from './model.ts';
import { helpMessage, topicMessage } from './views.ts';

export const help = (registry: Registry): Feature => ({
  name: 'help',
  dependsOn: [],
  commands: [
    {
      words: ['help', '?', 'hilfe', 'commands'],
      usage: '[topic]',
      summary: en.summary,
      example: '/roadmap help vote',
      effect: 'reads',
      opensModal: false,
      async run({ rest }) {
        const { features } = registry;
        const found = rest === '' ? [] : findTopic(features, rest);
        if (found.length > 0) return { kind: 'say', message: topicMessage(found) };
        return { kind: 'say', message: helpMessage(groupsOf(features), rest ? en.unknownTopic(rest) : undefined) };
      },
    },
  ],
});
