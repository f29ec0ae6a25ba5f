// One node:http server for everything that is reached over HTTP: exact paths, known methods, short patience. What a
// path answers is its owner's business.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeError } from '../kernel/describe-error.ts';
import { refusal } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface HttpRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: HttpHandler;
}

export interface HttpServer {
  /** Resolves with the port, which differs from the one asked for when that was 0. Throws AppError when it is taken. */
  listen(port: number, host?: string): Promise<number>;
  /** Stops taking connections and resolves when the open requests are answered, at the latest after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export function createHttpServer(routes: readonly HttpRoute[], log: Log): HttpServer {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 2_000 },
    (request, response) => void answer(routes, log, { request, response }),
  );
  return {
    listen: (port, host) => listen(server, port, host),
    close: (graceMs) => close(server, graceMs),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(routes: readonly HttpRoute[], log: Log, { request, response }: Exchange): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0];
  const onPath = routes.filter((route) => route.path === path);
  const route = onPath.find(
    ({ method }) => method === request.method || (method === 'GET' && request.method === 'HEAD'),
  );
  if (onPath.length === 0) return send(response, 404);
  if (!route) {
    response.setHeader('allow', onPath.map(({ method }) => method).join(', '));
    return send(response, 405);
  }
  try {
    await route.handle(request, response);
  } catch (error) {
    log.error({ path, err: describeError(error) }, 'an HTTP request failed');
    if (!response.headersSent) send(response, 500);
  }
}

/** Ends the response; a string goes out as plain text, anything else as JSON. */
export function send(response: ServerResponse, status: number, content?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const isText = content === undefined || typeof content === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(isText ? content : JSON.stringify(content));
}

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(listenProblem(error, port));
    server.once('error', fail);
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      server.off('error', fail);
      resolve(portOf(server.address()));
    });
  });
}

function listenProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const why = error.code === 'EACCES' ? 'may not be used without more rights' : 'is taken by another program';
  return refusal('precondition', `Port ${port} ${why}. Set PORT to another one, e.g. PORT=3100.`);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** A connection that is kept alive would stay for a minute: what becomes idle while closing is closed at once. */
async function close(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(timer);
  clearInterval(sweep);
}
