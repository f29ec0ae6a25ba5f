// The workspace everybody tries Plumbline in: its app, people, channels and groups. Data only.
import type { LocalPerson } from './protocol.ts';

export const team = { id: 'T0PLUMB', name: 'Northwind', domain: 'northwind' };
export const outsideTeam = { id: 'T0EXTERN', name: 'Contoso', domain: 'contoso' };

export const app = {
  id: 'A0PLUMB',
  name: 'Plumbline',
  userId: 'U0PLUMB',
  userName: 'plumbline',
  botId: 'B0PLUMB',
  token: 'xoxb-local-plumbline',
  signingSecret: 'local-signing-secret',
  verificationToken: 'local-verification-token',
};

export interface Person extends LocalPerson {
  email: string;
  /** Guests of one channel are ultra restricted, guests of several are restricted. */
  guest: 'no' | 'one-channel' | 'channels';
}

type Sketch = Pick<Person, 'id' | 'name' | 'real_name' | 'title' | 'color' | 'tz' | 'locale'> & Partial<Person>;

const sketches: Sketch[] = [
  {
    id: 'U0ADA',
    name: 'ada',
    real_name: 'Ada Lindqvist',
    title: 'Product lead',
    color: '#4a154b',
    tz: 'Europe/Berlin',
    locale: 'en-GB',
  },
  {
    id: 'U0BEN',
    name: 'ben',
    real_name: 'Ben Okafor',
    title: 'Engineering',
    color: '#1264a3',
    tz: 'Europe/London',
    locale: 'en-GB',
  },
  {
    id: 'U0CHLOE',
    name: 'chloe',
    real_name: 'Chloé Martin',
    title: 'Design',
    color: '#b5446e',
    tz: 'Europe/Paris',
    locale: 'fr-FR',
  },
  {
    id: 'U0DEV',
    name: 'dev',
    real_name: 'Dev Patel',
    title: 'Engineering',
    color: '#2b7a4b',
    tz: 'Asia/Kolkata',
    locale: 'en-IN',
  },
  {
    id: 'U0EVA',
    name: 'eva',
    real_name: 'Eva Rossi',
    title: 'Marketing',
    color: '#c2571a',
    tz: 'Europe/Rome',
    locale: 'it-IT',
  },
  {
    id: 'U0FINN',
    name: 'finn',
    real_name: 'Finn Murphy',
    title: 'Sales',
    color: '#5b6ee1',
    tz: 'America/New_York',
    locale: 'en-US',
  },
  {
    id: 'U0GRACE',
    name: 'grace',
    real_name: 'Grace Kim',
    title: 'Support',
    color: '#8c6d1f',
    tz: 'America/Los_Angeles',
    locale: 'en-US',
  },
  {
    id: 'U0HUGO',
    name: 'hugo',
    real_name: 'Hugo Silva',
    title: 'Leadership',
    color: '#34495e',
    tz: 'America/Sao_Paulo',
    locale: 'pt-BR',
    is_admin: true,
  },
  {
    id: 'U0IDA',
    name: 'ida',
    real_name: 'Ida Novak',
    title: 'Data',
    color: '#0f766e',
    tz: 'Europe/Prague',
    locale: 'cs-CZ',
  },
  {
    id: 'U0GUEST',
    name: 'gil',
    real_name: 'Gil Guest',
    title: 'Agency',
    color: '#7a7a7a',
    tz: 'Australia/Sydney',
    locale: 'en-GB',
    is_guest: true,
    guest: 'one-channel',
  },
  {
    id: 'U0EXT',
    name: 'xenia',
    real_name: 'Xenia External',
    title: 'Partner at Contoso',
    color: '#9a3412',
    tz: 'America/Chicago',
    locale: 'en-US',
    is_external: true,
  },
];

export const people: readonly Person[] = sketches.map((sketch) => ({
  email: `${sketch.name}@northwind.example`,
  is_admin: false,
  is_bot: false,
  is_guest: false,
  is_external: false,
  guest: 'no',
  ...sketch,
}));

export const botPerson: Person = {
  id: app.userId,
  name: app.userName,
  real_name: app.name,
  title: '',
  color: '#e8912d',
  tz: 'America/Los_Angeles',
  locale: 'en-US',
  email: '',
  is_admin: false,
  is_bot: true,
  is_guest: false,
  is_external: false,
  guest: 'no',
};

/** Slack's own bot, which says of itself that it is none. */
export const slackbot: Person = {
  ...botPerson,
  id: 'USLACKBOT',
  name: 'slackbot',
  real_name: 'Slackbot',
  color: '#757575',
  is_bot: false,
};

export interface ChannelSeed {
  id: string;
  name: string;
  topic: string;
  is_private: boolean;
  is_ext_shared: boolean;
  members: string[];
}

const staff = people.filter((one) => one.guest === 'no' && !one.is_external).map((one) => one.id);

const ordinary = { is_private: false, is_ext_shared: false };

export const channels: readonly ChannelSeed[] = [
  { ...ordinary, id: 'C0GENERAL', name: 'general', topic: 'Everybody at Northwind', members: [...staff, app.userId] },
  {
    ...ordinary,
    ...{ id: 'C0ATLAS', name: 'atlas', topic: 'Atlas, the search product' },
    members: [...staff, 'U0GUEST', app.userId],
  },
  { ...ordinary, id: 'C0BEACON', name: 'beacon', topic: 'Beacon, alerts that matter', members: [...staff, app.userId] },
  {
    ...{ id: 'C0SALES', name: 'sales-calls', topic: 'Notes from calls, with our partner' },
    ...{ is_private: false, is_ext_shared: true },
    members: ['U0ADA', 'U0EVA', 'U0FINN', 'U0GRACE', 'U0HUGO', 'U0EXT'],
  },
  {
    ...{ id: 'G0LEAD', name: 'leadership', topic: 'Private', is_private: true, is_ext_shared: false },
    members: ['U0ADA', 'U0BEN', 'U0HUGO'],
  },
];

export const userGroups = [
  { id: 'S0PRODUCT', handle: 'product', name: 'Product', users: ['U0ADA', 'U0CHLOE', 'U0IDA'] },
  { id: 'S0ENGINEER', handle: 'engineers', name: 'Engineers', users: ['U0BEN', 'U0DEV'] },
];
