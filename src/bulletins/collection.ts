import type { Bulletin } from './bulletin.js';
import type { FileReading } from './page.js';
import type { Skipped } from './skipped.js';

/** What has been loaded so far. */
export class Collection {
  readonly bulletins: Bulletin[] = [];
  readonly skipped: Skipped[] = [];
  readonly files: FileReading[] = [];
  pages = 0;
  /** The files loaded, by their real paths: one that lies under two roots is loaded once. */
  private readonly claimed = new Set<string>();
  private readonly ids = new Set<string>();
  private readonly copies = new Map<string, number>();

  /** False when the file has been loaded already. */
  claim(realPath: string): boolean {
    if (this.claimed.has(realPath)) return false;
    this.claimed.add(realPath);
    return true;
  }

  /** Adds bulletins, page by page. A page whose id is taken gets another, `id~2`; one remark for each says so. */
  add(bulletins: readonly Bulletin[]): string[] {
    const remarks: string[] = [];
    for (let first = 0; first < bulletins.length; ) {
      const page = bulletins[first]?.page ?? '';
      let next = first;
      while (bulletins[next]?.page === page && (next === first || bulletins[next]?.id !== page)) next++;
      remarks.push(...this.addPage(page, bulletins.slice(first, next)));
      first = next;
    }
    return remarks;
  }

  private addPage(page: string, bulletins: readonly Bulletin[]): string[] {
    let name = page;
    const rename = (bulletin: Bulletin) =>
      name === page ? bulletin : { ...bulletin, page: name, id: name + bulletin.id.slice(page.length) };
    for (let copy = this.copies.get(page) ?? 2; bulletins.some((each) => this.ids.has(rename(each).id)); copy++) {
      name = `${page}~${copy}`;
      this.copies.set(page, copy + 1);
    }
    for (const bulletin of bulletins.map(rename)) {
      this.ids.add(bulletin.id);
      this.bulletins.push(bulletin);
    }
    this.pages++;
    return name === page ? [] : [`loaded as “${name}”, for the id “${page}” is taken`];
  }
}
