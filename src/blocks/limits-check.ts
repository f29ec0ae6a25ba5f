// The small language in which limits-*.ts states what Slack accepts: checks over untrusted JSON that report every
// problem with a JSON pointer and Slack's own wording. Knows nothing of blocks.

export interface LimitProblem {
  /** JSON pointer from the root of what was checked, e.g. `/blocks/0/text`. */
  readonly pointer: string;
  readonly message: string;
}

export type Report = (pointer: string, message: string) => void;
export type Check = (value: unknown, at: string, report: Report) => void;
export type Json = Readonly<Record<string, unknown>>;
export type Checks = Readonly<Record<string, Check>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const anything: Check = () => {};

export const boolean: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report(at, 'must provide a boolean');
};

export function string(limit: { max?: number; min?: number; pattern?: RegExp } = {}): Check {
  const { max = Infinity, min = 1, pattern } = limit;
  return (value, at, report) => {
    if (typeof value !== 'string') return report(at, 'must provide a string');
    if (value.length < min) report(at, `must be more than ${min - 1} characters`);
    if (value.length > max) report(at, `must be less than ${max + 1} characters`);
    if (pattern && !pattern.test(value)) report(at, `must match the pattern ${pattern.source}`);
  };
}

export function number(limit: { min?: number; max?: number; integer?: boolean } = {}): Check {
  const { min = -Infinity, max = Infinity, integer = false } = limit;
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return report(at, 'must provide a number');
    if (integer && !Number.isInteger(value)) report(at, 'must provide an integer');
    if (value < min) report(at, `must be no less than ${min}`);
    if (value > max) report(at, `must be no more than ${max}`);
  };
}

export function oneOf(...values: readonly unknown[]): Check {
  return (value, at, report) => {
    if (!values.includes(value)) report(at, `must be a valid enum value: ${values.join(', ')}`);
  };
}

export function list(item: Check, limit: { max?: number; min?: number } = {}): Check {
  const { max = Infinity, min = 1 } = limit;
  return (value, at, report) => {
    if (!Array.isArray(value)) return report(at, 'must provide an array');
    if (value.length < min) report(at, `must provide at least ${min} items`);
    if (value.length > max) report(at, `no more than ${max} items allowed`);
    value.forEach((each, i) => {
      item(each, `${at}/${i}`, report);
    });
  };
}

/** Exactly these properties: Slack refuses unknown ones. A property that is undefined counts as absent, as in JSON. */
export function record(required: Checks, optional: Checks = {}): Check {
  const known = new Map(Object.entries({ ...optional, ...required }));
  return (value, at, report) => {
    if (!isObject(value)) return report(at, 'must provide an object');
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    for (const name of missing) report(at, `missing required field: ${name}`);
    for (const [name, given] of Object.entries(value)) {
      const check = known.get(name) ?? unknownProperty(name);
      if (given !== undefined) check(given, `${at}/${name}`, report);
    }
  };
}

function unknownProperty(name: string): Check {
  return (_value, at, report) => report(at.slice(0, -name.length - 1), `invalid additional property: ${name}`);
}

/** A record with a `type`, which `variant` has looked at. */
export const typed = (required: Checks, optional: Checks = {}): Check =>
  record({ type: anything, ...required }, optional);

/** Chooses the check by the object's `type`. */
export function variant(kinds: Checks): Check {
  return (value, at, report) => {
    if (!isObject(value)) return report(at, 'must provide an object');
    const { type } = value;
    if (typeof type !== 'string') return report(at, 'missing required field: type');
    const check = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (check) check(value, at, report);
    else report(`${at}/type`, `unsupported type: ${type}`);
  };
}

/** A rule between the properties of an object; what is no object was reported by another check. */
export function rule(test: (object: Json, at: string, report: Report) => void): Check {
  return (value, at, report) => {
    if (isObject(value)) test(value, at, report);
  };
}

export function all(...checks: readonly Check[]): Check {
  return (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };
}

/** At least one, or with `exactly` just one, of the properties must be there. */
export function needs(names: readonly string[], exactly = false): Check {
  const listed = names.map((name) => `\`${name}\``).join(' or ');
  return rule((object, at, report) => {
    const given = names.filter((name) => object[name] !== undefined).length;
    if (given === 0) report(at, `must define either ${listed}`);
    if (exactly && given > 1) report(at, `must define only one of ${listed}`);
  });
}

/** Visits every object inside, outermost first. */
export function walk(value: unknown, visit: (object: Json, at: string) => void, at = ''): void {
  if (Array.isArray(value)) {
    value.forEach((each, i) => {
      walk(each, visit, `${at}/${i}`);
    });
  } else if (isObject(value)) {
    visit(value, at);
    for (const [name, inner] of Object.entries(value)) walk(inner, visit, `${at}/${name}`);
  }
}

/** Characters a person reads in there: the sum of all `text` strings. */
export function textLength(value: unknown): number {
  let sum = 0;
  walk(value, ({ text }) => {
    if (typeof text === 'string') sum += text.length;
  });
  return sum;
}
