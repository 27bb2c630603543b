import type { WebSocket } from 'ws';
import type { JsonObject } from './json.js';

/** A dispatch that a session has been sent, or would have been. */
interface Dispatch {
  readonly seq: number;
  readonly text: string;
}

/** One identified session: it outlives its connection, so that it can be resumed. */
export class GatewaySession {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
  #seq = 0;
  #sent: Dispatch[] = [];
  #forgotten = 0;

  constructor(id: string, intents: number, shard: readonly [number, number], socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.socket = socket;
  }

  /** Numbers a dispatch, keeps it for a resume, and sends it if someone is there. */
  dispatch(event: string, data: JsonObject): void {
    this.#seq += 1;
    const text = JSON.stringify({ op: 0, t: event, s: this.#seq, d: data });
    this.#sent.push({ seq: this.#seq, text });
    this.socket?.send(text);
  }

  /** The client has everything up to this number: no need to keep it. */
  acknowledge(seq: number): void {
    const rest = this.#sent.findIndex((dispatch) => dispatch.seq > seq);
    this.#sent = rest === -1 ? [] : this.#sent.slice(rest);
    this.#forgotten = Math.max(this.#forgotten, Math.min(seq, this.#seq));
  }

  /** Whether a client that has seen this number can be given the rest. */
  canResume(seq: number): boolean {
    return seq >= this.#forgotten && seq <= this.#seq;
  }

  /** Goes on with a new connection: sends what was missed, then RESUMED. */
  resume(socket: WebSocket, seq: number): number {
    this.socket = socket;
    const missed = this.#sent.filter((dispatch) => dispatch.seq > seq);
    for (const { text } of missed) socket.send(text);
    this.dispatch('RESUMED', {});
    return missed.length;
  }
}
