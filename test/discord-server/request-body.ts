import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from './json.js';

/** A file of a multipart body. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A body as it was read. */
export interface ReadBody {
  /** The JSON; of a multipart body, its `payload_json`. */
  readonly value: JsonObject | readonly unknown[] | undefined;
  readonly files: readonly UploadedFile[];
  /** It claims to be JSON and is not. */
  readonly broken: boolean;
}

/** Reads a JSON or multipart body. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { value: undefined, files: [], broken: false };
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('multipart/form-data') ? readForm(bytes, type) : { ...parse(bytes.toString()), files: [] };
}

async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [, part] of form) {
    if (typeof part === 'string') continue;
    files.push({ name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) });
  }
  const parsed = typeof payload === 'string' ? parse(payload) : { value: undefined, broken: false };
  return { ...parsed, files };
}

function parse(text: string): Pick<ReadBody, 'value' | 'broken'> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) || Array.isArray(value)) return { value, broken: false };
    return { value: undefined, broken: true };
  } catch {
    return { value: undefined, broken: true };
  }
}
