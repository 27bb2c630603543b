/** Has everything measured, one process after the other. */
import { fork } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { BOT_FLAGS } from '../measure.js';
import type { Figures, Machine, Run } from './figures.js';
import type { Contender, Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import type { Options } from './options.js';
import { emptyFigures, type Task } from './run-contender.js';

/** This module runs from dist/bench/ or dist/chunks/. */
const measuring = fileURLToPath(new URL('../bench/speed-process.js', import.meta.url));
/** The largest collections and the hungriest peers take more than what node allows by itself. In megabytes. */
const HEAP = 14_000;

/** Has a task done by a process of its own. Rejects when that ends without figures. */
function inProcess(task: Task): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(measuring, [], { execArgv: [`--max-old-space-size=${HEAP}`, ...BOT_FLAGS] });
    // Whatever ends the bench, no measuring goes on without it.
    const stop = () => child.kill('SIGKILL');
    process.once('exit', stop);
    let figures: Figures | undefined;
    child.once('message', (message) => {
      figures = message as Figures;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', stop);
      if (figures) resolve(figures);
      else reject(new Error(`expected figures of ${task.contender} (${task.operation}), got exit ${code ?? signal}`));
    });
    child.send(task);
  });
}

type Measure = (operation: Operation, contender: Contender, sentences: number | null) => Promise<Figures>;

/** Measures one contender, or says why not. A peer that fails does not end the run, nor what takes LanceDB. */
function measuringBy(options: Options): Measure {
  const { questions, count, seconds, bulletins, full } = options;
  return async (operation, contender, sentences) => {
    // A run takes an hour with everything in it; whoever waits for it wants to see where it is.
    if (process.stderr.isTTY) console.error(`… ${operation.name}, ${sentences ?? 'as it is'}: ${contender.name}`);
    const { most = Number.POSITIVE_INFINITY } = contender;
    const skip = (skipped: string) => ({ ...emptyFigures(operation, contender, sentences ?? 0), skipped });
    if (!full && (sentences ?? 0) > most) return skip('left out: too slow at this size; --full measures it');
    const origin = { bulletins, sentences };
    const task = { operation: operation.name, contender: contender.name, origin, questions, count, seconds };
    if (contender.isOurs && !contender.isOptional) return inProcess(task);
    return inProcess(task).catch((error: Error) => skip(`failed: ${error.message}`));
  };
}

function describeMachine(): Machine {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: loadavg()[0] ?? 0,
  };
}

/**
 * Measures what the options say.
 *
 * @param onDone told after each operation at each size, with all of its figures
 */
export async function measureAll(
  options: Options,
  onDone: (operation: Operation, figures: readonly Figures[]) => void,
): Promise<Run> {
  const machine = describeMachine();
  const measure = measuringBy(options);
  const figures: Figures[] = [];
  const operations = OPERATIONS.filter(({ name }) => options.operations.includes(name));
  for (const size of options.sizes) {
    for (const operation of operations) {
      const own: Figures[] = [];
      for (const contender of operation.contenders) own.push(await measure(operation, contender, size));
      onDone(operation, own);
      figures.push(...own);
    }
  }
  return { machine, generated: options.sizes[0] !== null, figures };
}
