/** The process in which one engine is measured: a task comes as a message, its figures go back as one. */
import { runContender, type Task } from './speed/run-contender.js';

process.once('message', (task: Task) => {
  runContender(task).then(
    (figures) => process.send?.(figures, () => process.disconnect()),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
      process.disconnect();
    },
  );
});
