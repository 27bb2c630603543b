/** Speed of choosing what a digest tells. No peer does that. */
import { composeDigest, type Issue } from '../src/digest/compose.js';
import { fitting } from '../src/digest/select.js';
import { searchesFor } from './collection/questions.js';
import type { Contender, Operation, Supply } from './speed/operation.js';
import { deedsFor, indexOf } from './speed/ours.js';

const [NEW, CORRECTED] = [20, 2];

/** A digest after each bulletin from the last on backwards, of those before it. */
function issuesOf({ material: { bulletins }, count }: Supply): Issue[] {
  const ids = bulletins.map(({ id }) => id);
  const last = ids.length - NEW - CORRECTED;
  return Array.from({ length: Math.max(0, Math.min(count, last)) }, (_, nth) => {
    const corrected = last - nth;
    return {
      bulletins: ids.slice(corrected + CORRECTED, corrected + CORRECTED + NEW),
      corrected: ids.slice(corrected, corrected + CORRECTED),
      day: bulletins[corrected + CORRECTED + NEW - 1]?.date?.to ?? '2030-01-01',
    };
  });
}

const compose: Contender = {
  name: 'bulletin-bot, compose',
  isOurs: true,
  settings: `composeDigest of ${NEW} new and ${CORRECTED} corrected bulletins, with what was on this day`,
  prepare(supply) {
    const index = indexOf(supply);
    return deedsFor(issuesOf(supply), (issue) => composeDigest(index, issue).groups.length);
  },
};

const choose: Contender = {
  name: 'bulletin-bot, filter by topic',
  isOurs: true,
  settings: `fitting a topic of one to four words, put to ${NEW} bulletins`,
  prepare(supply) {
    const index = indexOf(supply);
    const ids = supply.material.bulletins.slice(-NEW).map(({ id }) => id);
    return deedsFor(searchesFor(supply.material, supply.count), async (topic) => {
      return (await fitting(index, { source: null, topic }, ids)).length;
    });
  },
};

export const digest: Operation = {
  name: 'digest',
  about: `what a digest of ${NEW} new bulletins tells, and which bulletins are about its topic`,
  measures: 'times',
  warmUp: 20,
  contenders: [compose, choose],
  goals: [],
};
