// The context of one surface with blocks (a message, a modal, the Home tab): where its elements keep and send their state.
import { createContext, use } from 'react';
import type { Container, ElementState, InputValues } from '../../slack/protocol.ts';
import { initialState } from './model/values.ts';
import type { BlockElement } from './types.ts';

export interface Surface {
  container: Container;
  values: InputValues;
  /** Sentences to show under inputs, by block id. */
  errors: Record<string, string>;
  set: (blockId: string, actionId: string, state: ElementState) => void;
  /** Sends a click, change or Enter to the app. */
  dispatch: (blockId: string, actionId: string, state: ElementState) => Promise<void>;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = use(SurfaceContext);
  if (!surface) throw new Error('useSurface needs a SurfaceContext above it');
  return surface;
}

/** What every element component gets. */
export interface ElementProps {
  element: BlockElement;
  blockId: string;
  /** Id of the field, so that a label can point at it. */
  fieldId?: string | undefined;
  /** The accessible name where no label stands beside the element. */
  label?: string | undefined;
  /** Ids of hint and error. */
  describedBy?: string | undefined;
  /** Inside an input block: keeps its state until submission, unless the block dispatches. */
  mode: 'input' | 'input-dispatching' | 'action';
  /** The input may stay empty. */
  optional?: boolean | undefined;
}

export interface Held {
  state: ElementState;
  /** Keeps the new state, and sends it where the element's mode says so. */
  change: (next: Omit<ElementState, 'type'>) => void;
  /** Keeps the new state only. */
  keep: (next: Omit<ElementState, 'type'>) => void;
  /** Sends a state to the app without keeping it. */
  send: (next: Omit<ElementState, 'type'>) => Promise<void>;
}

export function useHeld({ element, blockId, mode }: ElementProps, channel?: string): Held {
  const surface = useSurface();
  const { type, action_id: actionId } = element;
  const known = surface.values[blockId]?.[actionId];
  const state = known?.type === type ? known : initialState(element, channel);
  const keep = (next: Omit<ElementState, 'type'>): void => surface.set(blockId, actionId, { ...next, type });
  const send = (next: Omit<ElementState, 'type'>): Promise<void> =>
    surface.dispatch(blockId, actionId, { ...next, type });
  const change = (next: Omit<ElementState, 'type'>): void => {
    keep(next);
    if (mode !== 'input') void send(next);
  };
  return { state, keep, send, change };
}
