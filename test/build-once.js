/** Builds before any test starts the program, so that tests running side by side do not build against each other. */
export { ensureBuilt as setup } from '../bin/build.js';
