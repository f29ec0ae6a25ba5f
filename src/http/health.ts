// Liveness and readiness. What has to be well is named by the composition root; answers are kept for a moment so that
// eager probes cost nothing.
import type { HttpRoute } from './server.ts';
import { send } from './server.ts';

/** Resolves when all is well, rejects otherwise. */
export type HealthCheck = () => Promise<unknown>;

export interface HealthOptions {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** Monotonic or wall milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number;
  readonly keepMs?: number;
}

interface Report {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failing'>>;
}

export function healthRoutes(options: HealthOptions): readonly HttpRoute[] {
  const report = kept(options);
  return [
    { method: 'GET', path: '/health/live', handle: (_, response) => send(response, 200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/health/ready',
      async handle(_, response) {
        const { ok, checks } = await report();
        send(response, ok ? 200 : 503, { status: ok ? 'ok' : 'failing', checks });
      },
    },
  ];
}

function kept(options: HealthOptions): () => Promise<Report> {
  let latest: { at: number; report: Promise<Report> } | undefined;
  return () => {
    const now = options.now();
    if (!latest || now - latest.at >= (options.keepMs ?? 5_000)) latest = { at: now, report: look(options) };
    return latest.report;
  };
}

async function look({ checks, timeoutMs = 2_000 }: HealthOptions): Promise<Report> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await isWell(check, timeoutMs)] as const),
  );
  const told = results.map(([name, ok]) => [name, ok ? 'ok' : 'failing'] as const);
  return { ok: results.every(([, ok]) => ok), checks: Object.fromEntries(told) };
}

function isWell(check: HealthCheck, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    check()
      .then(() => resolve(true))
      .catch(() => resolve(false))
      .finally(() => clearTimeout(timer));
  });
}
