import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Arrival } from './exchange.js';
import type { Fault, Faults } from './faults.js';
import type { FileShelf } from './files.js';
import type { InvalidRequests } from './invalid-requests.js';
import { isObject, type JsonObject } from './json.js';
import { openApi } from './openapi.js';
import type { Answer, Realm } from './realm.js';
import type { RecordedRequest, Records } from './records.js';
import { invalidBody, type Problem, Refusal, statusOf } from './refusal.js';
import { type ReadBody, readBody } from './request-body.js';
import { type Match, matchRoute, needsToken } from './route-names.js';
import { HANDLERS } from './routes/index.js';

/** What the HTTP side needs from the rest. */
export interface HttpParts {
  readonly realm: Realm;
  readonly records: Records;
  readonly faults: Faults;
  readonly files: FileShelf;
  readonly invalid: InvalidRequests;
  readonly token: string;
}

const API = /^\/api(?:\/v10)?(?=\/)/;

/** The REST side: reads requests, lets faults strike, answers as Discord does. */
export class HttpSide {
  readonly server: Server;
  readonly #parts: HttpParts;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #inFlight = 0;

  constructor(parts: HttpParts) {
    this.#parts = parts;
    this.server = createServer((request, response) => void this.#take(request, response));
    this.server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Requests that have come in and are not answered yet. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Opens the door; after a cut, the same one. */
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.#port, '127.0.0.1', () => {
        this.server.off('error', reject);
        this.#port = (this.server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  /** Closes the door and every line. */
  shut(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.server.listening) return resolve();
      this.server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#inFlight += 1;
    try {
      await this.#serve(request, response);
    } catch (error) {
      // A mistake of this server itself must be seen, not taken for one of Discord's answers.
      this.#parts.records.violate({
        kind: 'unknown route',
        what: `The loopback server failed: ${String(error)}`,
        problems: [],
      });
      this.#write(response, { status: 500, body: { message: String(error), code: 0 } });
    } finally {
      this.#inFlight -= 1;
      this.#parts.realm.signal.changed();
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = decodeURIComponent(url.pathname);
    const file = this.#parts.files.at(path);
    if (file) return void response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
    const read = await readBody(request);
    const method = request.method ?? 'GET';
    const match = API.test(path) ? matchRoute(method, path.replace(API, '')) : undefined;
    const query = Object.fromEntries(url.searchParams);
    const recorded = this.#parts.records.add({
      method,
      path: path.replace(API, ''),
      route: match?.route,
      query,
      body: read.value,
      files: read.files.map(({ name }) => name),
    });
    this.#parts.realm.signal.changed();
    const fault = this.#parts.faults.take(match?.route);
    const perform = () => this.#answer(match, read, recorded, query, request.headers.authorization);
    await this.#deliver(fault, perform, recorded, response);
  }

  /** Answers, unless a fault strikes: then late, otherwise, or not at all. */
  async #deliver(
    fault: Fault | undefined,
    perform: () => Answer,
    recorded: RecordedRequest,
    response: ServerResponse,
  ): Promise<void> {
    if (!fault) return this.#finish(response, recorded, perform());
    if (fault.kind === 'limited') return this.#finish(response, recorded, limited(fault), limitHeaders(fault));
    if (fault.kind === 'refused') {
      const refusal = new Refusal(statusOf(fault.code), fault.code);
      return this.#finish(response, recorded, { status: refusal.status, body: refusal.toJSON() });
    }
    if (fault.kind === 'held') {
      const answer = fault.applied ? perform() : undefined;
      await fault.gate.wait(recorded);
      return this.#finish(response, recorded, answer ?? perform());
    }
    if (fault.applied) perform();
    if (fault.kind === 'dropped') return void response.socket?.destroy();
    this.#finish(response, recorded, {
      status: fault.status,
      body: { message: `${fault.status}: Server Error`, code: 0 },
    });
  }

  #finish(response: ServerResponse, recorded: RecordedRequest, answer: Answer, headers?: Record<string, string>): void {
    recorded.status = answer.status;
    const { code } = isObject(answer.body) ? answer.body : {};
    if (answer.status >= 400 && typeof code === 'number') recorded.code = code;
    this.#parts.invalid.note(answer.status);
    this.#write(response, answer, headers);
  }

  #write(response: ServerResponse, { status, body }: Answer, headers: Record<string, string> = {}): void {
    if (response.headersSent || response.destroyed) return;
    // A 204 must not name a content type: discord.js would try to parse the nothing.
    if (body === undefined) return void response.writeHead(status, headers).end();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }

  #answer(
    match: Match | undefined,
    read: ReadBody,
    recorded: RecordedRequest,
    query: Readonly<Record<string, string>>,
    authorization: string | undefined,
  ): Answer {
    const { records, token } = this.#parts;
    if (this.#parts.invalid.isBanned)
      return { status: 429, body: { message: 'You are being blocked: too many invalid requests.', code: 0 } };
    if (!match) {
      records.violate({
        kind: 'unknown route',
        what: `${recorded.method} ${recorded.path}`,
        problems: [],
        body: read.value,
      });
      return { status: 404, body: { message: '404: Not Found', code: 0 } };
    }
    if (needsToken(match.route) && authorization !== `Bot ${token}`) {
      return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
    }
    try {
      return this.#handle(match, read, query, recorded);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#note(error, recorded);
      return { status: error.status, body: error.toJSON() };
    }
  }

  #handle({ route, params }: Match, read: ReadBody, query: Readonly<Record<string, string>>, arrival: Arrival): Answer {
    if (read.broken) throw new Refusal(400, 50109);
    const { value } = read;
    const body: JsonObject = isObject(value) ? value : {};
    const list = Array.isArray(value) ? value.filter(isObject) : [];
    const verify = (problems: readonly Problem[]) => {
      const all = [...problems, ...(openApi()?.check(route, value ?? {}) ?? [])];
      if (all.length > 0) throw invalidBody(all);
    };
    const files = this.#parts.files.keep(read.files);
    return HANDLERS[route]({ route, params, query, body, list, files, verify, arrival }, this.#parts.realm);
  }

  /** Bodies that break a rule, and limits overrun, are mistakes of the bot whatever it makes of the answer. */
  #note(refusal: Refusal, { method, path, body }: RecordedRequest): void {
    const ofBody = [50035, 50006, 50109].includes(refusal.code);
    const ofLimit = [30032, 30034, 40094].includes(refusal.code);
    if (!ofBody && !ofLimit) return;
    const what = `${method} ${path}: ${refusal.code} ${refusal.message}`;
    this.#parts.records.violate({ kind: ofBody ? 'body' : 'limit', what, problems: refusal.problems, body });
  }
}

function limited({ retryAfter, global }: Extract<Fault, { kind: 'limited' }>): Answer {
  return { status: 429, body: { message: 'You are being rate limited.', retry_after: retryAfter, global } };
}

function limitHeaders({ retryAfter, global }: Extract<Fault, { kind: 'limited' }>): Record<string, string> {
  const headers = { 'retry-after': String(retryAfter), 'x-ratelimit-scope': global ? 'global' : 'user' };
  return global ? { ...headers, 'x-ratelimit-global': 'true' } : headers;
}
