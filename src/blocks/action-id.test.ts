import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/support/texts.ts';
import { actionId, RUN_COMMAND, readActionId, runCommand } from './action-id.ts';

test('a payload comes back as it went', () => {
  const payload = { vote: 'vot_1', page: 3, label: 'a|b "c"' };
  expect(readActionId(actionId('votes.open-ballot.v1', payload))).toEqual({ route: 'votes.open-ballot.v1', payload });
  expect(readActionId(actionId('votes.list.v1'))).toEqual({ route: 'votes.list.v1', payload: {} });
});

test('an id that Slack would refuse is a bug, told at once', () => {
  expect(actionId('r', { v: 'x'.repeat(245) })).toHaveLength(255);
  expect(() => actionId('r', { v: 'x'.repeat(246) })).toThrow('action id of r has 256 characters');
});

test('a foreign or broken payload is read as undefined', () => {
  expect(readActionId('votes.open.v1|{"vote"')).toEqual({ route: 'votes.open.v1', payload: undefined });
  expect(readActionId('votes.open.v1|')).toEqual({ route: 'votes.open.v1', payload: undefined });
  expect(readActionId('')).toEqual({ route: '', payload: {} });
});

test('a button can run any command, cut where it does not fit', () => {
  expect(readActionId(runCommand('decide Ship "it"', 'C1')).payload).toEqual({ c: 'decide Ship "it"', ch: 'C1' });
  fc.assert(
    fc.property(anyText, fc.option(fc.constant('C0123456789'), { nil: undefined }), (command, channel) => {
      const id = runCommand(command, channel);
      expect(id.length).toBeLessThanOrEqual(255);
      expect(readActionId(id)).toMatchObject({ route: RUN_COMMAND, payload: { c: expect.any(String) } });
    }),
  );
});
