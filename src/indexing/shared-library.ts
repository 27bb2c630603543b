import type { SentenceIndex } from '../nlp/sentence-index.js';
import { type LanceConnection, type LanceModules, LibraryStoreError, loadLance, PACKAGES } from './lance.js';
import { openVersion } from './library-reader.js';
import { type Manifest, manifestVersion, readManifest } from './library-tables.js';
import { writeLibrary } from './library-writer.js';
import { PageCache } from './page-cache.js';

/** Pages are kept in memory up to this many bytes. */
const CACHED = 128_000_000;

/** A version of the library that is open. */
interface Version {
  readonly number: number;
  readonly manifest: Manifest;
  readonly index: SentenceIndex;
}

/** A library in LanceDB, which any number of processes read, and which is kept up to date by one. */
export class SharedLibrary {
  readonly #url: string;
  readonly #code: string;
  readonly #connection: LanceConnection;
  readonly #modules: LanceModules;
  readonly #cache = new PageCache(CACHED);
  #open: Version | null = null;

  private constructor(url: string, code: string, connection: LanceConnection, modules: LanceModules) {
    this.#url = url;
    this.#code = code;
    this.#connection = connection;
    this.#modules = modules;
  }

  /**
   * Connects to a library. Throws a LibraryStoreError when LanceDB is not installed, or the place can't be reached.
   *
   * @param url a folder, or the address of a bucket: `s3://…`, `gs://…`, `az://…`
   * @param code see `codeVersion`: what other code wrote is not read
   */
  static async connect(url: string, code: string): Promise<SharedLibrary> {
    const modules = await loadLance();
    if (!modules) {
      throw new LibraryStoreError(`it needs LanceDB: npm install --no-save --save-prod ${PACKAGES.join(' ')}`);
    }
    return telling(async () => new SharedLibrary(url, code, await modules.lance.connect(url), modules));
  }

  /** Of what was read last, unread. Throws a LibraryStoreError when nothing was. */
  get index(): SentenceIndex {
    if (!this.#open) throw new LibraryStoreError(`nothing was read of ${this.#url} yet`);
    return this.#open.index;
  }

  /** How many pages the version has that was read last. */
  get pages(): number {
    return this.#open?.manifest.pages.length ?? 0;
  }

  /**
   * Opens the newest version; true when it is another than before. What was open goes on being read by whoever has it.
   * Throws a LibraryStoreError when there is none, or other code wrote it.
   */
  catchUp(): Promise<boolean> {
    return telling(async () => {
      const number = await manifestVersion(this.#connection);
      if (number !== null && number === this.#open?.number) return false;
      const manifest = await readManifest(this.#connection);
      if (!manifest || number === null) {
        throw new LibraryStoreError('there is no library yet: start the bot with BULLETINS set once, which writes it');
      }
      if (manifest.code !== this.#code) {
        throw new LibraryStoreError(
          'another version of the bot wrote it: start this version with BULLETINS set once, which writes it anew',
        );
      }
      const index = await openVersion({
        connection: this.#connection,
        modules: this.#modules,
        manifest,
        cache: this.#cache,
      });
      this.#open = { number, manifest, index };
      return true;
    });
  }

  /**
   * Writes what the library lacks of an index and takes out what that does not have. True when there was anything to write.
   * Throws a LibraryStoreError.
   *
   * @param onProgress called with the number of pages written
   */
  write(index: SentenceIndex, onProgress?: (done: number, of: number) => void): Promise<boolean> {
    return telling(async () => {
      const before = await readManifest(this.#connection);
      const [connection, modules, code] = [this.#connection, this.#modules, this.#code];
      return writeLibrary(index, { connection, modules, code, before, onProgress });
    });
  }

  close(): void {
    this.#connection.close();
  }
}

/** What LanceDB rejects with is a LibraryStoreError, too. */
async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LibraryStoreError) throw error;
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new LibraryStoreError(why, { cause: error });
  }
}
