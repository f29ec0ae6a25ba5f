// manifest.yml is what the slices declare, and Slack would take it.
// slack-manifest.schema.json is Slack's own published schema, version 2.0.0 (MIT licence, Slack Technologies, LLC),
// from the JSON schemas of its developer tools; it is kept unchanged.
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { features } from '../../src/features/index.ts';
import { type ManifestOptions, manifestYaml } from '../../src/manifest.ts';
import { read } from './source.ts';

const schema: object = JSON.parse(read('test/conformance/slack-manifest.schema.json'));

// The schema names formats that its patterns cover already.
const isManifest = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

const command = '/roadmap';
const modes: readonly ManifestOptions[] = [{ command }, { command, url: 'https://plumbline.example.com' }];

describe('the manifest', () => {
  it('in the repository is what `npm run plumbline -- manifest` prints', () => {
    expect(read('manifest.yml')).toBe(manifestYaml(features(), { command }));
  });

  it.each(modes)('passes Slack’s own schema: %j', (mode) => {
    isManifest(parse(manifestYaml(features(), mode)));
    expect(isManifest.errors).toBeNull();
  });

  it('refuses what Slack would refuse, so that passing means something', () => {
    const broken = parse(manifestYaml(features(), { command }));
    broken.settings.socket_mode_enabled = 'yes';
    expect(isManifest(broken)).toBe(false);
  });

  it('asks for no more than a socket in Socket Mode, and for one address in HTTP mode', () => {
    const [socket, http] = modes.map((mode) => manifestYaml(features(), mode));
    expect(socket).not.toContain('http');
    expect(new Set(http?.match(/https:\S+/g))).toEqual(new Set(['https://plumbline.example.com/slack/events']));
  });
});
