// Prints manifest.yml for the mode asked for.
import { features } from '../features/index.ts';
import { refusal } from '../kernel/errors.ts';
import { manifestYaml } from '../manifest.ts';

export function printManifest(env: NodeJS.ProcessEnv, options: { readonly url?: string }): void {
  const { url } = options;
  if (url !== undefined && !/^https:\/\/[^\s/]+/.test(url)) {
    throw refusal(
      'invalid',
      `--url takes the public https address of this app, e.g. https://plumbline.example.com (got ${url}).`,
    );
  }
  const command = env.PLUMBLINE_COMMAND || '/roadmap';
  process.stdout.write(manifestYaml(features(), { command, ...(url === undefined ? {} : { url }) }));
}
