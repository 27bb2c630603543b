import { asText, lengthOf } from './json.js';
import type { Problem } from './refusal.js';

/** Gathers what is wrong with a body; one collector goes through all checks of a request. */
export class Problems {
  readonly list: Problem[] = [];

  /** Notes a problem at a path such as `embeds.0.title`. */
  add(path: string, code: string, message: string): void {
    this.list.push({ path, code, message });
  }

  /** Notes a problem when the condition does not hold; says whether it held. */
  must(holds: boolean, path: string, code: string, message: string): boolean {
    if (!holds) this.add(path, code, message);
    return holds;
  }

  /** A text of so many characters; an absent one is left alone. */
  length(value: unknown, path: string, least: number, most: number): void {
    if (value === undefined || value === null) return;
    const text = asText(value);
    if (text === undefined) this.add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`);
    const length = lengthOf(text ?? '');
    if (length < least) this.add(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${least} or more in length.`);
    if (length > most) this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  }

  /** A text that has to be there. */
  required(value: unknown, path: string, least: number, most: number): void {
    if (value === undefined || value === null || value === '') this.missing(path);
    else this.length(value, path, least, most);
  }

  /** A field that has to be there and is not. */
  missing(path: string): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  /** A list of at most so many. */
  count(list: readonly unknown[], path: string, most: number): void {
    if (list.length > most) this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be ${most} or fewer in length.`);
  }

  /** The second time a value occurs in a list is a problem. */
  unique(values: readonly (readonly [path: string, value: string])[], code: string, message: string): void {
    const seen = new Set<string>();
    for (const [path, value] of values) {
      if (seen.has(value)) this.add(path, code, message);
      seen.add(value);
    }
  }
}
