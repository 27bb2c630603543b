/**
 * What is used here of FlexSearch, after its documentation. Its own types do not compile when libraries are checked
 * (`skipLibCheck: false`), so tsconfig.json has the compiler read these in their place.
 */
interface Options {
  readonly tokenize: 'strict' | 'forward';
  readonly resolution?: number;
  readonly context: false | { readonly depth: number; readonly resolution: number };
  readonly cache: boolean;
  readonly encode?: (text: string) => string[];
}

export declare class Index {
  constructor(options: Options);
  add(id: number, content: string): this;
  search(query: string, options: { readonly limit: number; readonly suggest?: boolean }): number[];
}
