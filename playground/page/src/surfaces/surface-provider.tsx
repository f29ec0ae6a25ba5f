// Gives a surface its values: remembers what was touched, and sends clicks with the state of the whole surface.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Container, InputValues } from '../../../slack/protocol.ts';
import { act } from '../api.ts';
import { HOME } from '../model/route.ts';
import { collectValues, withValue } from '../model/values.ts';
import { usePage } from '../page.ts';
import { type Surface, SurfaceContext } from '../surface.ts';
import type { Block } from '../types.ts';

interface ProviderProps {
  container: Container;
  blocks: Block[];
  errors?: Record<string, string>;
  /** Called with the touched values after each change, so that a parent can submit them. */
  onValues?: (values: InputValues) => void;
  children: ReactNode;
}

const NO_ERRORS: Record<string, string> = {};

/** Mount with a key per surface: its touched values live and die with it. */
export function SurfaceProvider({ container, blocks, errors = NO_ERRORS, onValues, children }: ProviderProps) {
  const { run, toast, state, route } = usePage();
  const [values, setValues] = useState<InputValues>({});
  const latest = useRef(values);
  const channel = route.place === HOME ? undefined : route.place;
  const user = state.me.id;

  const surface = useMemo<Surface>(
    () => ({
      container,
      values,
      errors,
      set: (block, action, element) => {
        latest.current = withValue(latest.current, { block, action }, element);
        setValues(latest.current);
        onValues?.(latest.current);
      },
      dispatch: async (block, action, value) => {
        const at = { user, container, block_id: block, action_id: action };
        const click = act('click', { ...at, value, values: collectValues(blocks, latest.current, channel) });
        // A remark in the channel would be hidden behind a modal.
        await (container.kind === 'view' ? run(click, toast) : run(click));
      },
    }),
    [container, values, errors, onValues, blocks, channel, user, run, toast],
  );
  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}
