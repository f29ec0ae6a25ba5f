// Every route of every slice, found by what Slack sends: action id, callback id, event type, word. Two routes under one
// name are a mistake of the program and fail at start.
import type { RefKind } from '../kernel/refs.ts';
import { comparable } from '../kernel/text.ts';
import type {
  ActionRoute,
  CommandRoute,
  EventRoute,
  OptionsRoute,
  RouteRegistry,
  ShortcutRoute,
  Show,
  SubmitRoute,
} from './routes.ts';

export interface RouteTable {
  command(words: string): CommandRoute | undefined;
  /** Every word a person may type, with the word its route is known by. */
  readonly words: ReadonlyMap<string, CommandRoute>;
  action(id: string): ActionRoute | undefined;
  submit(callback: string): SubmitRoute | undefined;
  shortcut(callback: string): ShortcutRoute | undefined;
  options(id: string): OptionsRoute | undefined;
  events(type: string): readonly EventRoute[];
  show(kind: RefKind): Show | undefined;
}

/** `own` are the routes of the edge itself: the directory's events, mentions. */
export function createRouteTable(registry: RouteRegistry, own: { readonly events: readonly EventRoute[] }): RouteTable {
  const { features } = registry;
  const words = keyed(
    features.flatMap(({ commands = [] }) => commands),
    (route) => route.words.map(comparable),
  );
  const actions = keyed(
    features.flatMap(({ actions = [] }) => actions),
    ({ id }) => [id],
  );
  const submits = keyed(
    features.flatMap(({ submits = [] }) => submits),
    ({ callback }) => [callback],
  );
  const shortcuts = keyed(
    features.flatMap(({ shortcuts = [] }) => shortcuts),
    ({ callback }) => [callback],
  );
  const options = keyed(
    features.flatMap(({ options = [] }) => options),
    ({ id }) => [id],
  );
  const events = Map.groupBy([...own.events, ...features.flatMap(({ events = [] }) => events)], ({ type }) => type);
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
