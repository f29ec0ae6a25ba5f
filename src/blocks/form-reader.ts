// A form is a record of fields: drawn in order, read as a whole, every problem told at once.
import type { InputBlock } from '@slack/types';
import type { FieldErrors } from '../kernel/errors.ts';
import { AppError } from '../kernel/errors.ts';
import type { Field, StateValues } from './form.ts';

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F extends Field<unknown>> = Extract<ReturnType<F['read']>, { value: unknown }>['value'];
export type FormValues<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };
export type FormInitial<F extends Fields> = { readonly [Name in keyof F]?: ValueOf<F[Name]> | undefined };

export interface Form<F extends Fields> {
  readonly fields: F;
  /** All input blocks in the order of declaration. */
  blocks(initial?: FormInitial<F>): InputBlock[];
  /** One field's block, for views that place other blocks between. */
  block<Name extends keyof F & string>(name: Name, initial?: ValueOf<F[Name]>): InputBlock;
  /** The values, or throws AppError('invalid') with a sentence per field. Fields that the view left out read as empty. */
  read(state: StateValues): FormValues<F>;
}

export function form<F extends Fields>(fields: F): Form<F> {
  const block = (name: string, initial: unknown): InputBlock => {
    const field = fields[name];
    if (!field) throw new Error(`no field ${name}`);
    return field.block(name, initial);
  };
  return {
    fields,
    blocks: (initial = {}) => Object.keys(fields).map((name) => block(name, initial[name])),
    block: (name, initial) => block(name, initial),
    read(state) {
      const values: Record<string, unknown> = {};
      const problems: Record<string, string> = {};
      for (const [name, field] of Object.entries(fields)) {
        const element = Object.values(state[name] ?? {})[0];
        const result = field.read(element);
        if ('problem' in result) problems[name] = result.problem;
        else values[name] = result.value;
      }
      failOn(problems);
      return complete<F>(values);
    },
  };
}

/** Every field has been read without a problem, so every name has a value of its field's type. */
function complete<F extends Fields>(values: Record<string, unknown>): FormValues<F> {
  return values as FormValues<F>;
}

function failOn(problems: FieldErrors): void {
  const [first] = Object.values(problems);
  if (first !== undefined) throw new AppError('invalid', first, problems);
}
