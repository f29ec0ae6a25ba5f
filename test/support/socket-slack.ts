// The server's side of Socket Mode, just enough for tests: opens connections, sends envelopes, collects what comes back.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface SocketSlack {
  /** For SLACK_API_URL: answers apps.connections.open and auth.test; everything else is `ok`. */
  readonly apiUrl: string;
  /** Methods called, oldest first. */
  readonly calls: string[];
  /** Sends an envelope; resolves with the payload of its acknowledgement, undefined if it carried none. */
  send(envelope: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Ends the connection as Slack does when it recycles it. */
  disconnect(): void;
  close(): Promise<void>;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export async function startSocketSlack(): Promise<SocketSlack> {
  const calls: string[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    calls.push(method);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...answers(method, request.headers.host ?? '') }));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    readFrames(socket, (text) => {
      const { envelope_id: id, payload } = JSON.parse(text);
      waiting.get(id)?.(payload);
      waiting.delete(id);
    });
    socket.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const write = (message: object): void => {
    for (const socket of sockets) socket.write(frame(JSON.stringify(message)));
  };
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    send(envelope) {
      const id = String(envelope.envelope_id);
      write({ accepts_response_payload: true, ...envelope });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    disconnect: () => write({ type: 'disconnect', reason: 'refresh_requested' }),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answers(method: string, host: string): object {
  if (method === 'apps.connections.open') return { url: `ws://${host}/link` };
  if (method === 'auth.test') return { team_id: 'T0PLUMB', user_id: 'U0PLUMB', bot_id: 'B0PLUMB', user: 'plumbline' };
  if (method === 'users.info') return { user: { id: 'U0ADA', team_id: 'T0PLUMB', real_name: 'Ada Lindqvist' } };
  return { view: { id: 'V1' }, channel: { id: 'D1' } };
}

/** One unmasked text frame. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const size = body.length < 126 ? Buffer.from([body.length]) : Buffer.from([126, body.length >> 8, body.length & 255]);
  return Buffer.concat([Buffer.from([0x81]), size, body]);
}

/** Masked text frames of a client, whole ones only; pings are answered, closing closes. */
function readFrames(socket: Duplex, onText: (text: string) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let next = takeFrame(buffer); next; next = takeFrame(buffer)) {
      buffer = buffer.subarray(next.size);
      if (next.opcode === 1) onText(next.body.toString());
      if (next.opcode === 9) socket.write(Buffer.concat([Buffer.from([0x8a, next.body.length]), next.body]));
      if (next.opcode === 8) socket.end();
    }
  });
}

function takeFrame(buffer: Buffer): { size: number; opcode: number; body: Buffer } | undefined {
  if (buffer.length < 2) return undefined;
  const short = (buffer[1] ?? 0) & 127;
  const header = short === 126 ? 4 : 2;
  if (buffer.length < header + 4) return undefined;
  const length = short === 126 ? buffer.readUInt16BE(2) : short;
  const size = header + 4 + length;
  if (buffer.length < size) return undefined;
  const mask = buffer.subarray(header, header + 4);
  const body = Buffer.from(buffer.subarray(header + 4, size).map((byte, i) => byte ^ (mask[i % 4] ?? 0)));
  return { size, opcode: (buffer[0] ?? 0) & 15, body };
}
