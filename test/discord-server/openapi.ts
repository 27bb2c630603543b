import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { asNumber, asObject, asText, isObject, type JsonObject } from './json.js';
import type { Problem } from './refusal.js';
import { ROUTES, type RouteName } from './route-names.js';
import { isSnowflake } from './snowflakes.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PLACE = process.env.DISCORD_OPENAPI ?? join(ROOT, '..', 'shared', 'discord', 'openapi.json');

/** Discord's own description of its bodies. Optional: without it, only the server's own rules hold. */
export class OpenApi {
  readonly #validators = new Map<RouteName, ValidateFunction | undefined>();
  readonly #document: JsonObject;
  readonly #ajv: { compile(schema: object): ValidateFunction };

  constructor(document: JsonObject) {
    this.#document = document;
    // Loaded here, as it is slow to load and not needed where there is no document.
    const require = createRequire(import.meta.url);
    const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
    const formats = require('ajv-formats') as (ajv: unknown) => void;
    const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
    formats(ajv);
    ajv.addFormat('snowflake', isSnowflake);
    ajv.addFormat('nonce', (text: string) => text.length <= 25);
    ajv.addSchema({ $id: 'discord', components: document.components }, 'discord');
    this.#ajv = ajv;
  }

  /** Compiles what is checked of bodies ahead of time: a third of a second that no measured answer should have in it. */
  warmUp(): void {
    for (const route of Object.keys(ROUTES) as RouteName[]) this.#validator(route);
  }

  /** What the document finds wrong with a body. */
  check(route: RouteName, body: unknown): readonly Problem[] {
    const validate = this.#validator(route);
    if (!validate || validate(tolerant(body))) return [];
    return tellingErrors(validate.errors ?? []).map(problemOf);
  }

  #validator(route: RouteName): ValidateFunction | undefined {
    if (!this.#validators.has(route)) this.#validators.set(route, this.#compile(route));
    return this.#validators.get(route);
  }

  #compile(route: RouteName): ValidateFunction | undefined {
    const operation = operationOf(asObject(this.#document.paths), ROUTES[route]);
    const content = asObject(asObject(operation.requestBody).content);
    const schema = asObject(content['application/json']).schema;
    return isObject(schema) ? this.#ajv.compile(asObject(absolute(schema))) : undefined;
  }
}

let loaded: OpenApi | undefined;
let looked = false;

/** The document, read once a process; undefined, and said once, where there is none. */
export function openApi(): OpenApi | undefined {
  if (looked) return loaded;
  looked = true;
  const text = read(PLACE);
  if (text !== undefined) loaded = new OpenApi(asObject(JSON.parse(text)));
  else
    console.warn(
      'Request bodies were not checked against Discord’s OpenAPI document: set DISCORD_OPENAPI to its path.',
    );
  return loaded;
}

function read(place: string): string | undefined {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

/** The operation whose path is alike but for the names of its parameters. */
function operationOf(paths: JsonObject, route: string): JsonObject {
  const [method = '', wanted = ''] = route.split(' ');
  const shape = wanted.replace(/:\w+/g, '{}');
  const path = Object.keys(paths).find((each) => each.replace(/\{\w+\}/g, '{}') === shape);
  return asObject(asObject(path && paths[path])[method.toLowerCase()]);
}

/** References point into the one schema that holds all components. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    const reference = key === '$ref' ? asText(each) : undefined;
    return [key, reference?.startsWith('#/') ? `discord${reference}` : absolute(each)];
  });
  return Object.fromEntries(entries);
}

/** Permissions come as a text from discord.js, which Discord takes; the document knows them as a number. */
function tolerant(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(tolerant);
  if (!isObject(body)) return body;
  const { default_member_permissions: permissions, ...rest } = body;
  if (permissions === undefined) return body;
  return {
    ...rest,
    default_member_permissions: asText(permissions) ? Number(permissions) : (asNumber(permissions) ?? null),
  };
}

/** Every branch of a union complains; the deepest complaints are of the branch that was meant. */
function tellingErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const aboutBranches = ({ keyword, instancePath }: ErrorObject) =>
    keyword.endsWith('Of') || instancePath.endsWith('/type');
  const telling = errors.filter((error) => !aboutBranches(error));
  const deepest = Math.max(...telling.map(depth));
  return telling.length > 0 ? telling.filter((error) => depth(error) === deepest).slice(0, 3) : errors.slice(-1);
}

function problemOf(error: ErrorObject): Problem {
  const path = error.instancePath.split('/').filter(Boolean).join('.');
  return {
    path,
    code: `OPENAPI_${error.keyword.toUpperCase()}`,
    message: `${error.message ?? 'is not as described'} (OpenAPI)`,
  };
}
