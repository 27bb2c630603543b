/** What the speed benches share: an operation, and those that do it. */
import type { Material } from '../collection/material.js';
import type { Figures } from './figures.js';

/** Does the operation for the nth time, never twice for the same. Returns how many things it gave. */
export type Deed = (nth: number) => number | Promise<number>;

/** An engine that is ready. */
export interface Ready {
  readonly deed: Deed;
  /** How many times it can be done; more than are asked for are not made. */
  readonly count: number;
  /** Bytes that it holds outside of JavaScript's memory. */
  readonly nativeBytes?: number;
}

/** What there is to work with. */
export interface Supply {
  readonly material: Material;
  /** Questions given by whoever runs the bench; empty when there are none. */
  readonly given: readonly string[];
  /** How many deeds are wanted, those that warm up included. */
  readonly count: number;
}

/** One way of doing an operation: ours or a peer's. Each runs in a process of its own. */
export interface Contender {
  readonly name: string;
  readonly isOurs: boolean;
  /** Whether it takes what need not be installed: the run goes on without it. */
  readonly isOptional?: true;
  /** How it is set up, in a line. */
  readonly settings: string;
  /** Sentences above which it is left out unless everything is asked for. */
  readonly most?: number;
  /** Makes ready what the deeds need; this is what the bench of building measures. */
  prepare(supply: Supply): Ready | Promise<Ready>;
  /** The part of `prepare` that is no indexing (finding sentences), done by itself so that it can be taken off. */
  readonly reading?: (material: Material) => void;
}

/** A promise about figures. */
export interface Goal {
  readonly what: string;
  /** The figure is to be at most, or at least, this. */
  readonly is: 'at most' | 'at least';
  readonly limit: number;
  /** How many digits after the point tell enough, and what it is counted in. */
  readonly digits: number;
  readonly unit: string;
  /** What it is set for: 250,000 sentences that are generated, or the largest real collection there is, with its questions. */
  readonly collection: 'generated' | 'as it is';
  /** The figure, from those of one size; undefined when they don't have it. */
  figure(of: (contender: string) => Figures | undefined): number | undefined;
}

export interface Operation {
  readonly name: string;
  /** What is timed, in a line. */
  readonly about: string;
  /** `times`: the deeds. `building`: making ready, and the memory that it takes. */
  readonly measures: 'times' | 'building';
  /** Deeds that don't count, before the others. */
  readonly warmUp: number;
  readonly contenders: readonly Contender[];
  readonly goals: readonly Goal[];
}

/** How many times the second the first is; undefined when either is. */
export function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}
