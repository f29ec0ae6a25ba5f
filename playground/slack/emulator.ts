// The emulator behind the stand-in: starts it, fills it with our workspace and calls it. Nobody else talks to it.
import { createEmulator, type Emulator as Running } from 'emulate';
import { IdTranslation } from './ids.ts';
import { isObject, objectAt, objectsAt, parseJson, stringAt } from './json.ts';
import type { JsonObject } from './protocol.ts';
import { app, channels, people, team } from './seed-workspace.ts';

/** It refuses a token after 5,000 calls in an hour, so calls go round a pool of equal tokens. */
const poolSize = 64;

const everyScope = ['channels', 'groups', 'im', 'mpim']
  .flatMap((kind) => [`${kind}:read`, `${kind}:history`, `${kind}:write`])
  .concat([
    'users:read',
    'channels:join',
    'channels:manage',
    'chat:write',
    'files:read',
    'files:write',
    'reactions:write',
  ]);

/** `bot` has the scopes the app asked for, `inside` is the bot with every scope, anything else is a person's name. */
export type Caller = string;

export class Emulator {
  readonly #running: Running;
  /** Addresses in answers (uploads, files, permalinks) lead to the front. */
  readonly #publicUrl: string;
  readonly #url: string;
  readonly #ids = new IdTranslation();
  #calls = 0;

  constructor(running: Running, publicUrl: string) {
    this.#running = running;
    this.#publicUrl = publicUrl;
    this.#url = running.url.replace('//localhost:', '//127.0.0.1:');
  }

  /** @throws when the emulator answers with something that is not JSON. */
  async call(caller: Caller, method: string, args: JsonObject = {}): Promise<JsonObject> {
    const response = await fetch(`${this.#url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token(caller)}`, 'content-type': 'application/json' },
      body: this.#ids.toEmulator(JSON.stringify(args)),
    });
    const text = (await response.text()).replaceAll(this.#running.url, this.#publicUrl);
    const answer = parseJson(this.#ids.toUs(text));
    if (response.status === 404 || !isObject(answer)) return { ok: false, error: 'unknown_method' };
    return answer;
  }

  /** @throws when the emulator refuses what the stand-in needs for itself. */
  async demand(caller: Caller, method: string, args: JsonObject): Promise<JsonObject> {
    const answer = await this.call(caller, method, args);
    if (answer.ok !== true) throw new Error(`${method} as ${caller}: ${stringAt(answer, 'error')}`);
    return answer;
  }

  /** Passes file bytes through, uploads and downloads. */
  async pass(
    path: string,
    body?: Uint8Array<ArrayBuffer>,
    contentType = 'application/octet-stream',
  ): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#token('inside')}`, 'content-type': contentType };
    return fetch(`${this.#url}${path}`, {
      headers,
      ...(body ? { method: 'POST', body } : {}),
    });
  }

  /** The bot's conversation with a person gets an id that can be told from the person: `U0ADA` -> `D0ADA`. */
  async openDirectMessage(userId: string): Promise<string> {
    const id = `D${userId.slice(1)}`;
    const answer = await this.demand('inside', 'conversations.open', { users: userId });
    this.#ids.learn(id, stringAt(objectAt(answer, 'channel'), 'id'));
    return id;
  }

  async reset(): Promise<void> {
    this.#running.reset();
    this.#ids.forget();
    await this.fill();
  }

  close(): Promise<void> {
    return this.#running.close();
  }

  /** The emulator's own admin plays our admin, and its own #general ours; the rest is created. */
  async fill(): Promise<void> {
    const users = objectsAt(await this.demand('hugo', 'users.list', { limit: 1000 }), 'members');
    const idByName = new Map(users.map((user) => [stringAt(user, 'name'), stringAt(user, 'id')]));
    this.#ids.learn(team.id, 'T000000001');
    this.#ids.learn('U0HUGO', 'U000000001');
    for (const person of people.filter((one) => one.id !== 'U0HUGO')) {
      this.#ids.learn(person.id, idByName.get(person.name) ?? person.id);
    }
    for (const channel of channels) await this.#createChannel(channel);
  }

  async #createChannel({ id, name, is_private, members }: (typeof channels)[number]): Promise<void> {
    if (id === 'C0GENERAL') this.#ids.learn(id, 'C000000001');
    else {
      const created = await this.demand('hugo', 'conversations.create', { name, is_private });
      this.#ids.learn(id, stringAt(objectAt(created, 'channel'), 'id'));
    }
    const users = members.filter((member) => member !== 'U0HUGO').join(',');
    await this.demand('hugo', 'conversations.invite', { channel: id, users });
    if (!members.includes('U0HUGO')) await this.demand('hugo', 'conversations.leave', { channel: id });
  }

  #token(caller: Caller): string {
    return tokenOf(caller, ++this.#calls % poolSize);
  }
}

function tokenOf(caller: Caller, place: number): string {
  return `xoxb-local-${caller}-${place}`;
}

export async function startEmulator(publicUrl: string, scopes: readonly string[]): Promise<Emulator> {
  const running = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed(scopes) } });
  return new Emulator(running, publicUrl);
}

function seed(scopes: readonly string[]): JsonObject {
  const others = people.filter((person) => person.id !== 'U0HUGO');
  return {
    strict_scopes: true,
    team: { name: team.name, domain: team.domain },
    users: others.map(({ name, real_name, email }) => ({ name, real_name, email })),
    oauth_apps: [
      {
        client_id: 'local',
        client_secret: 'local',
        app_id: app.id,
        name: app.name,
        redirect_uris: [],
        scopes: [...scopes],
        bot_id: app.botId,
        bot_user_id: app.userId,
        bot_name: app.userName,
      },
    ],
    tokens: [
      ...tokens('bot', app.userId, [...scopes]),
      ...tokens('inside', app.userId, everyScope),
      ...tokens('hugo', 'admin', everyScope),
      ...others.flatMap((person) => tokens(person.name, person.name, everyScope)),
    ],
  };
}

function tokens(caller: Caller, user: string, scopes: string[]): JsonObject[] {
  const record = { user, scopes, app_id: app.id, bot_id: app.botId };
  return Array.from({ length: poolSize }, (_, place) => ({ ...record, token: tokenOf(caller, place) }));
}
