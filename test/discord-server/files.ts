import type { Attachment } from './messages.js';
import type { UploadedFile } from './request-body.js';
import type { Snowflakes } from './snowflakes.js';

/** Files of messages and of attachment options, which can be fetched from the server as from Discord's CDN. */
export class FileShelf {
  /** Where the server is, as in `http://127.0.0.1:1234`. */
  origin = '';
  readonly #snowflakes: Snowflakes;
  readonly #keep: number;
  readonly #byPath = new Map<string, UploadedFile>();

  constructor(snowflakes: Snowflakes, keep: number) {
    this.#snowflakes = snowflakes;
    this.#keep = keep;
  }

  /** The file at a path, if there is one. */
  at(path: string): UploadedFile | undefined {
    return this.#byPath.get(path);
  }

  /** Keeps files and gives them ids and addresses. */
  keep(files: readonly UploadedFile[]): readonly Attachment[] {
    return files.map((file) => {
      const id = this.#snowflakes.next();
      const path = `/attachments/${id}/${file.name}`;
      this.#byPath.set(path, file);
      const oldest = this.#byPath.size > this.#keep ? this.#byPath.keys().next().value : undefined;
      if (oldest !== undefined) this.#byPath.delete(oldest);
      const url = `${this.origin}${encodeURI(path)}`;
      return { id, filename: file.name, size: file.bytes.length, url, proxy_url: url, content_type: file.type };
    });
  }
}
