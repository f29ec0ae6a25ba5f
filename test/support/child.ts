// Another process on the same database, for tests of what survives it and what keeps it out.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  /** Resolves to the next line it prints. */
  line(): Promise<string>;
  /** Ends it as the operating system does when memory runs out. */
  kill(): Promise<void>;
  readonly exited: Promise<number | null>;
}

/** Runs a TypeScript file of test/support with the Node that runs the tests. */
export function startChild(script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [`${import.meta.dirname}/${script}`, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = exitOf(child);
  return {
    line: async () => String((await lines.next()).value),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    exited,
  };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  await once(child, 'exit');
  return child.exitCode;
}
