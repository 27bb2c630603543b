import type { RecordedRequest } from './records.js';
import type { ErrorCode } from './refusal.js';
import type { RouteName } from './route-names.js';

/** Which requests a fault meets: those of one route, or all (`'*'`). */
export type FaultTarget = RouteName | '*';

/** Something that goes wrong with a request. */
export type Fault =
  | { readonly kind: 'limited'; readonly retryAfter: number; readonly global: boolean }
  | { readonly kind: 'failed'; readonly status: number; readonly applied: boolean }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'dropped'; readonly applied: boolean }
  | { readonly kind: 'held'; readonly applied: boolean; readonly gate: Gate };

/** Holds requests until the test lets them go: no sleeping, no guessing. */
export class Gate {
  /** The first held request, when it has arrived. */
  readonly arrived: Promise<RecordedRequest>;
  /** Resolves when the gate is open. */
  readonly opened: Promise<void>;
  /** Lets everything go that waits, and all that comes. */
  readonly open: () => void;
  /** How many requests wait at it. */
  waiting = 0;
  readonly #arrive: (request: RecordedRequest) => void;

  constructor() {
    let arrive: (request: RecordedRequest) => void = () => {};
    let open: () => void = () => {};
    this.arrived = new Promise((resolve) => {
      arrive = resolve;
    });
    this.opened = new Promise((resolve) => {
      open = resolve;
    });
    this.#arrive = arrive;
    this.open = open;
  }

  /** Called by the server: a request is here and waits. */
  async wait(request: RecordedRequest): Promise<void> {
    this.waiting += 1;
    this.#arrive(request);
    await this.opened;
    this.waiting -= 1;
  }
}

interface Armed {
  readonly target: FaultTarget;
  readonly fault: Fault;
  left: number;
}

/** What a test has arranged to go wrong with the next requests. The first fault armed is the first to strike. */
export class Faults {
  /** So many requests a second (by the real clock) before 429; no limit when undefined. Interactions are exempt. */
  requestsPerSecond: number | undefined;
  #recent: number[] = [];
  readonly #armed: Armed[] = [];
  readonly #gates: Gate[] = [];

  /** The next requests get 429. `retryAfter` in seconds, as Discord gives it. */
  rateLimit(target: FaultTarget, { times = 1, retryAfter = 0.01, global = false } = {}): this {
    return this.#arm(target, { kind: 'limited', retryAfter, global }, times);
  }

  /** The next requests get a 5xx; `applied` when Discord has done what was asked all the same. */
  fail(target: FaultTarget, { times = 1, status = 500, applied = false } = {}): this {
    return this.#arm(target, { kind: 'failed', status, applied }, times);
  }

  /** The next requests are refused with one of Discord's numbers, such as 200000 for automatic moderation. */
  refuse(target: FaultTarget, code: ErrorCode, { times = 1 } = {}): this {
    return this.#arm(target, { kind: 'refused', code }, times);
  }

  /** The next requests lose their connection: nobody answers. `applied` as in {@link fail}. */
  drop(target: FaultTarget, { times = 1, applied = false } = {}): this {
    return this.#arm(target, { kind: 'dropped', applied }, times);
  }

  /** The next requests wait at a gate; `applied`: done already, only the answer waits. */
  hold(target: FaultTarget, { times = 1, applied = false } = {}): Gate {
    const gate = new Gate();
    this.#gates.push(gate);
    this.#arm(target, { kind: 'held', applied, gate }, times);
    return gate;
  }

  /** Takes back what has not struck yet and opens all gates. */
  clear(): void {
    this.#armed.length = 0;
    for (const gate of this.#gates) gate.open();
    this.#gates.length = 0;
  }

  /** How many requests wait at gates now. */
  get holding(): number {
    return this.#gates.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  /** Called by the server: the fault that strikes a request, if one does. */
  take(route: RouteName | undefined): Fault | undefined {
    if (this.#overruns(route)) return { kind: 'limited', retryAfter: 1, global: true };
    const struck = this.#armed.find(({ target, left }) => left > 0 && (target === '*' || target === route));
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left === 0) this.#armed.splice(this.#armed.indexOf(struck), 1);
    return struck.fault;
  }

  #overruns(route: RouteName | undefined): boolean {
    if (this.requestsPerSecond === undefined || route === 'callback') return false;
    const now = performance.now();
    this.#recent = [...this.#recent.filter((at) => at > now - 1_000), now];
    return this.#recent.length > this.requestsPerSecond;
  }

  #arm(target: FaultTarget, fault: Fault, times: number): this {
    this.#armed.push({ target, fault, left: times });
    return this;
  }
}
