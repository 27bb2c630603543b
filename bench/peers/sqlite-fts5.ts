import Database from 'libsql';
import { contentTerms, termsOf } from '../../src/nlp/terms.js';
import type { Peer, Searcher } from './peer.js';

/** Its own tokenizer does the stemming, in C; what is asked goes through it as well. */
const TOKENIZER = "tokenize = 'porter unicode61 remove_diacritics 2'";

type Fields = readonly [name: string, ...rest: string[]];

/** A table in memory, filled in one transaction and then merged into one segment. */
function open(fields: Fields, options: string, rows: Iterable<readonly [id: number, ...texts: string[]]>) {
  const database = new Database(':memory:');
  const table = `CREATE VIRTUAL TABLE found USING fts5(${fields.join(', ')}, ${TOKENIZER}, ${options})`;
  database.exec(table);
  database.exec('BEGIN');
  const insert = database.prepare(
    `INSERT INTO found(rowid, ${fields.join(', ')}) VALUES (?${', ?'.repeat(fields.length)})`,
  );
  for (const row of rows) insert.run([...row]);
  database.exec('COMMIT');
  database.exec("INSERT INTO found(found) VALUES ('optimize')");
  return database;
}

/** `matchOf` makes the expression that is searched for; empty ones find nothing. */
function searcher(database: Database.Database, matchOf: (query: string) => string): Searcher {
  // `rank` is its bm25; ordering by it lets FTS5 do the sorting.
  const select = database.prepare('SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?').raw();
  const [[pages] = [], [size] = []] = ['page_count', 'page_size'].map(
    (name) => database.prepare(`PRAGMA ${name}`).raw().get([]) as [number],
  );
  return {
    search(query, limit) {
      const match = matchOf(query);
      return match === '' ? 0 : select.all([match, limit]).length;
    },
    nativeBytes: (pages ?? 0) * (size ?? 0),
  };
}

/** Any of the words may match. Stop words are left out of what is asked, else it would read half of the table. */
export const sqliteFts5: Peer = {
  name: 'SQLite FTS5',
  settings:
    'libsql, in memory, columns text and title, contentless, porter + unicode61, OR of the content words, by rank',
  read(documents) {
    function* rows(): Generator<[number, string, string]> {
      for (const { id, text, title } of documents) yield [id + 1, text, title];
    }
    const database = open(['text', 'title'], "content = ''", rows());
    return searcher(database, (query) =>
      contentTerms(query)
        .map(({ start, end }) => `"${query.slice(start, end)}"`)
        .join(' OR '),
    );
  },
};

/** Titles by what has been typed of them: all words must match, the last one by its beginning. */
export const sqliteFts5Titles: Peer = {
  name: 'SQLite FTS5',
  settings: "libsql, in memory, column title, contentless, prefix index of 1, 2 and 3 letters, the last word with '*'",
  read(documents) {
    function* rows(): Generator<[number, string]> {
      for (const { id, title } of documents) yield [id + 1, title];
    }
    const database = open(['title'], "content = '', prefix = '1 2 3'", rows());
    return searcher(database, (typed) => {
      const words = termsOf(typed).map(({ start, end }) => `"${typed.slice(start, end)}"`);
      return words.length > 0 ? `${words.join(' ')}*` : '';
    });
  },
};
