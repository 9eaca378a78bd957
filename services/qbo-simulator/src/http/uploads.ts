import { isJsonObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** A file out of a multipart body, with what its client says of it. */
export type Upload = {
  metadata: JsonObject;
  fileName: string;
  contentType: string;
  /** In base 64. */
  content: string;
  size: number;
};

/**
 * The files of `POST /upload`: each is a part `file_content_<n>`, and may have a part `file_metadata_<n>` with the JSON
 * of its Attachable. Throws what cannot be read, with status 400.
 */
export async function uploadsIn(body: Buffer, contentType: string): Promise<{ uploads: Upload[] }> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const uploads: Upload[] = [];
    for (const [name, value] of form) {
      const number = /^file_content_(.+)$/.exec(name)?.[1];
      if (number === undefined) continue;
      const file = typeof value === 'string' ? new File([value], 'file.txt', { type: 'text/plain' }) : value;
      uploads.push(await uploadOf(file, await metadataIn(form.get(`file_metadata_${number}`))));
    }
    return { uploads };
  } catch (error) {
    throw Object.assign(new Error('the files cannot be read', { cause: error }), { statusCode: 400 });
  }
}

async function uploadOf(file: File, metadata: JsonObject): Promise<Upload> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const { FileName, ContentType } = metadata;
  return {
    metadata,
    fileName: typeof FileName === 'string' ? FileName : file.name,
    contentType: typeof ContentType === 'string' ? ContentType : file.type || 'application/octet-stream',
    content: bytes.toString('base64'),
    size: bytes.length,
  };
}

async function metadataIn(part: File | string | null): Promise<JsonObject> {
  if (part === null) return {};
  const read = JSON.parse(typeof part === 'string' ? part : await part.text()) as Json;
  if (!isJsonObject(read)) throw new Error('metadata is no object');
  // Intuit's SDKs put the object's name around it.
  return isJsonObject(read['Attachable']) ? read['Attachable'] : read;
}
