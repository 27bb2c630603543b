/** See build.js, which runs as it is. */
export function ensureBuilt(): Promise<void>;
export function hashOfSources(folder: string): string;
