// Every route of every slice, found by what Slack sends: action id, callback id, event type, word. Two routes under one
// name are a mistake of the program and fail at start.
import type { Feature, Registry } from '../features/feature.ts';
import type { RefKind } from '../kernel/refs.ts';
import { comparable } from '../kernel/text.ts';
import type { ActionRoute, CommandRoute, EventRoute, OptionsRoute, ShortcutRoute, SubmitRoute } from './routes.ts';

type Show = NonNullable<NonNullable<Feature['contributes']>['show']>[RefKind];

export interface RouteTable {
  command(words: string): CommandRoute | undefined;
  /** Every word a person may type, with the word its route is known by. */
  readonly words: ReadonlyMap<string, CommandRoute>;
  action(id: string): ActionRoute | undefined;
  submit(callback: string): SubmitRoute | undefined;
  shortcut(callback: string): ShortcutRoute | undefined;
  options(id: string): OptionsRoute | undefined;
  events(type: string): readonly EventRoute[];
  show(kind: RefKind): Show;
}

/** `own` are the routes of the edge itself: the directory's events, mentions. */
export function createRouteTable(registry: Registry, own: { readonly events: readonly EventRoute[] }): RouteTable {
  const { features } = registry;
  const words = keyed(
    features.flatMap(({ commands = [] }) => commands),
    (route) => route.words.map(comparable),
  );
  const actions = keyed(of(features, 'actions'), ({ id }) => [id]);
  const submits = keyed(of(features, 'submits'), ({ callback }) => [callback]);
  const shortcuts = keyed(of(features, 'shortcuts'), ({ callback }) => [callback]);
  const options = keyed(of(features, 'options'), ({ id }) => [id]);
  const events = Map.groupBy([...own.events, ...of(features, 'events')], ({ type }) => type);
  return {
    words,
    command: (typed) => words.get(comparable(typed)),
    action: (id) => actions.get(id),
    submit: (callback) => submits.get(callback),
    shortcut: (callback) => shortcuts.get(callback),
    options: (id) => options.get(id),
    events: (type) => events.get(type) ?? [],
    show: (kind) => features.map(({ contributes }) => contributes?.show?.[kind]).find((show) => show !== undefined),
  };
}

type Lists = 'actions' | 'submits' | 'shortcuts' | 'options' | 'events';
type RouteOf<Name extends Lists> = NonNullable<Feature[Name]>[number];

function of<Name extends Lists>(features: readonly Feature[], name: Name): RouteOf<Name>[] {
  return features.flatMap((feature) => listOf(feature[name]));
}

/** `Feature[Name]` is a list of its own routes or absent; TypeScript cannot follow the index through the union. */
const listOf = <Route>(routes: readonly unknown[] | undefined): Route[] => [...(routes ?? [])] as Route[];

function keyed<Route>(routes: readonly Route[], keysOf: (route: Route) => readonly string[]): Map<string, Route> {
  const found = new Map<string, Route>();
  for (const route of routes) {
    for (const key of keysOf(route)) {
      if (found.has(key)) throw new Error(`two routes answer to "${key}"`);
      found.set(key, route);
    }
  }
  return found;
}
