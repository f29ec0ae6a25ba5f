// Serves the page of the local Slack: built once into memory by Vite, then handed out on loopback. Requests of the
// local Slack itself are passed on to it, so that all is one origin. Knows nothing of Slack.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const FORWARDED = /^\/(_local|_response|files|api)(\/|$)/;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The files of the built page by path, `/index.html` among them. */
type PageFiles = Map<string, string | Uint8Array>;

function outputs(result: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput['output'][number][] {
  if (Array.isArray(result)) return result.flatMap((one) => one.output);
  return 'output' in result ? result.output : [];
}

/** Bundles the page; takes about a second. Writes nothing to disk and needs no network. */
async function buildPage(): Promise<PageFiles> {
  const result = await build({
    root: ROOT,
    configFile: false,
    envFile: false,
    mode: 'production',
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, minify: false, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  });
  return new Map(outputs(result).map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function answerFile(files: PageFiles, path: string, response: ServerResponse): void {
  const found = files.has(path) ? path : '/index.html';
  const kept = found.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
  const asked = extname(path) === '' || found === path;
  response.writeHead(asked ? 200 : 404, {
    'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
    'cache-control': kept,
  });
  response.end(files.get(found));
}

/** Passes a request on as it is, event streams included; the answer is 502 while the local Slack is away. */
function forward(incoming: IncomingMessage, response: ServerResponse, slackUrl: URL): void {
  const { method, headers, url } = incoming;
  const outgoing = request(slackUrl, { method, path: url, headers: { ...headers, host: slackUrl.host } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: 'The local Slack does not answer.' }));
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

/** Answers every path with the page's files, for a server that has its own paths: one origin for all. */
export async function createPageHandler(): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const files = await buildPage();
  return (request, response) => answerFile(files, pathOf(request), response);
}

export interface PageServer {
  url: string;
  close: () => Promise<void>;
}

/** Listens on loopback only. `port` 0 or none takes a free one; a port in use rejects with EADDRINUSE. */
export async function startPage(options: { port?: number; slackUrl: string }): Promise<PageServer> {
  const slackUrl = new URL(options.slackUrl);
  const page = await createPageHandler();
  const server = createServer((incoming, response) => {
    if (FORWARDED.test(pathOf(incoming))) forward(incoming, response, slackUrl);
    else page(incoming, response);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
