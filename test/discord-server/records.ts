import type { TestClock } from './clock.js';
import type { JsonObject } from './json.js';
import type { Problem } from './refusal.js';
import type { RouteName } from './route-names.js';

/** A request as it came in, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** The path after `/api/v10`, decoded. */
  readonly path: string;
  /** Undefined for a route that the server does not know. */
  readonly route: RouteName | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly body: JsonObject | readonly unknown[] | undefined;
  /** The names of files that came along. */
  readonly files: readonly string[];
  /** By the test's clock. */
  readonly at: number;
  /** By the real clock (`performance.now()`). */
  readonly realAt: number;
  /** Undefined while the answer is being made, and when none was given. */
  status?: number;
  /** Discord's error number, when it was refused. */
  code?: number;
}

/** Something that Discord would refuse or that no bot should do: a test fails with it. */
export interface Violation {
  readonly kind: 'body' | 'unknown route' | 'gateway' | 'limit';
  readonly what: string;
  readonly problems: readonly Problem[];
  readonly body?: unknown;
}

/** What happened, up to so many of each, and counted without end. */
export class Records {
  readonly requests: RecordedRequest[] = [];
  readonly violations: Violation[] = [];
  readonly counts = new Map<RouteName, number>();
  readonly #clock: TestClock;
  readonly #keep: number;
  #sum = 0;

  constructor(clock: TestClock, keep: number) {
    this.#clock = clock;
    this.#keep = keep;
  }

  /** How many requests there were, forgotten ones included. */
  get total(): number {
    return this.#sum;
  }

  add(request: Omit<RecordedRequest, 'at' | 'realAt'>): RecordedRequest {
    const recorded = { ...request, at: this.#clock.now(), realAt: performance.now() };
    this.requests.push(recorded);
    if (this.requests.length > this.#keep) this.requests.shift();
    this.#sum += 1;
    if (request.route) this.counts.set(request.route, this.count(request.route) + 1);
    return recorded;
  }

  count(route: RouteName): number {
    return this.counts.get(route) ?? 0;
  }

  violate(violation: Violation): void {
    if (this.violations.length < this.#keep) this.violations.push(violation);
  }

  /** Forgets what happened, such as the violations that a test has provoked. */
  clear(): void {
    this.requests.length = 0;
    this.violations.length = 0;
    this.counts.clear();
  }
}
