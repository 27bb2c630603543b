import type { Bulletin, KnownDate } from './bulletin.js';

/** What is known about a page from outside its text: a sidecar file, front matter, HTML's meta elements, a record's fields. */
export interface Meta {
  readonly title?: string;
  readonly date?: KnownDate;
  readonly url?: string;
  readonly publisher?: string;
}

/** A page about to be read: where it comes from and what its sidecar says of it. */
export interface Page {
  /** The id of its article. */
  readonly id: string;
  /** The file, as a path under the root it was given with. */
  readonly source: string;
  readonly meta?: Meta;
}

/** Something about a file that its owner should know: a line that could not be read, a field that means nothing. */
export interface Remark {
  readonly line?: number;
  readonly reason: string;
}

/** What a reader made of a file. */
export interface Reading {
  readonly bulletins: readonly Bulletin[];
  readonly remarks: readonly Remark[];
}

/** What was read of a file, before what depends on other files. */
export interface FileReading extends Reading {
  /** The root, the path under it and where the file really lies. */
  readonly key: string;
  /** What told the state of the file and its sidecar before they were read: the same facts, the same contents. */
  readonly facts: string;
}
