// What the program counts about itself, in a registry of its own; labels never hold people, channels or words.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HttpRoute } from './server.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Commands, clicks, submissions, events and so on, by how they ended. */
  readonly interactions: Counter<'kind' | 'outcome'>;
  /** From the arrival of an interaction to its acknowledgement. */
  readonly acknowledged: Histogram<'kind'>;
  /** Calls of Slack's Web API, by what came back. */
  readonly slackCalls: Counter<'method' | 'outcome'>;
  /** Requests to /slack/events that were refused before the app saw them. */
  readonly refusedRequests: Counter<'status'>;
  readonly inboxEvents: Counter<'outcome'>;
  readonly underWay: Gauge;
}

export function createMetrics(options: { readonly processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.processMetrics) collectDefaultMetrics({ register: registry, prefix: 'plumbline_' });
  return {
    registry,
    interactions: new Counter({
      name: 'plumbline_interactions_total',
      help: 'Interactions by kind and outcome',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    acknowledged: new Histogram({
      name: 'plumbline_acknowledgement_seconds',
      help: 'Time until an interaction was acknowledged',
      labelNames: ['kind'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3],
      registers,
    }),
    slackCalls: new Counter({
      name: 'plumbline_slack_calls_total',
      help: 'Calls of the Slack Web API by method and outcome',
      labelNames: ['method', 'outcome'],
      registers,
    }),
    refusedRequests: new Counter({
      name: 'plumbline_refused_requests_total',
      help: 'Requests to /slack/events refused by status',
      labelNames: ['status'],
      registers,
    }),
    inboxEvents: new Counter({
      name: 'plumbline_inbox_events_total',
      help: 'Events by what became of them',
      labelNames: ['outcome'],
      registers,
    }),
    underWay: new Gauge({ name: 'plumbline_interactions_under_way', help: 'Handlers that are running', registers }),
  };
}

export function metricsRoute(metrics: Metrics): HttpRoute {
  return {
    method: 'GET',
    path: '/metrics',
    async handle(_, response) {
      response.writeHead(200, { 'content-type': metrics.registry.contentType });
      response.end(await metrics.registry.metrics());
    },
  };
}
