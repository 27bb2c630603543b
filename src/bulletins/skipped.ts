/** Something the owner of the files should know, told in one line. */
export interface Skipped {
  /** The file or folder, beginning with the root it was found under. */
  readonly path: string;
  /** The line of an archive. */
  readonly line?: number;
  /** "skipped, …" when nothing was taken from there, else "loaded, but …". */
  readonly reason: string;
}

/** The one clear line about it: `notes/2024.jsonl, line 3: skipped, it is not JSON (…)`. */
export function describeSkipped({ path, line, reason }: Skipped): string {
  return `${path}${line === undefined ? '' : `, line ${line}`}: ${reason}`.replace(/\p{Cc}+/gu, ' ');
}
