/**
 * A process of its own: `writer.js write PATH` writes records one after another and prints the number of each that was
 * acknowledged; `writer.js claim PATH ROUNDS` prints the rounds whose claim it got.
 */
import { openState } from '../../src/state/open-state.js';

const [, , task = '', path = '', rounds = '0'] = process.argv;
const state = await openState(path, { log: (message) => console.error(message) });

if (task === 'write') {
  const start = Number(rounds);
  for (let index = start; ; index += 1) {
    await state.identifies.set(`${index}`, { at: [index] }, { guild: null, member: null });
    process.stdout.write(`${index}\n`);
  }
} else {
  process.stdout.write('ready\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  for (let round = 0; round < Number(rounds); round += 1) {
    if (await state.claim(`round/${round}`, 600_000)) process.stdout.write(`${round}\n`);
  }
  await state.close();
  process.exit(0);
}
