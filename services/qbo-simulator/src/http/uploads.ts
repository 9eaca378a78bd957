import { isJsonObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** A file of a multipart body, with its metadata. */
export type Upload = {
  metadata: JsonObject;
  fileName: string;
  contentType: string;
  /** In base 64. */
  content: string;
  size: number;
};

type Part = { name: string; fileName: string | undefined; contentType: string | undefined; content: Buffer };

/**
 * The files of `POST /upload`: each is a part `file_content_<x>`, and may have a part `file_metadata_<x>` with the JSON
 * of its Attachable. Throws with status 400 for what cannot be read.
 */
export function uploadsIn(body: Buffer, contentType: string): { uploads: Upload[] } {
  try {
    const parts = partsIn(body, contentType);
    const uploads = parts.flatMap((part) => {
      const pair = /^file_content_(.+)$/.exec(part.name)?.[1];
      if (pair === undefined) return [];
      return uploadOf(part, metadataIn(parts.find(({ name }) => name === `file_metadata_${pair}`)));
    });
    return { uploads };
  } catch (error) {
    throw Object.assign(new Error('the files cannot be read', { cause: error }), { statusCode: 400 });
  }
}

/**
 * The parts of a multipart body. It also accepts what Intuit's Java SDK sends and no library parses: an empty line
 * before the first part, blanks before a semicolon, and no boundary after the last part.
 */
function partsIn(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  const delimiter = `--${boundary ?? ''}`;
  let place = body.indexOf(delimiter);
  if (boundary === undefined || place === -1) throw new Error('no boundary');
  const parts: Part[] = [];
  while (place !== -1) {
    const start = place + delimiter.length;
    const next = body.indexOf(`\r\n${delimiter}`, start);
    const part = body.subarray(start, next === -1 ? body.length : next);
    if (part.subarray(0, 2).toString('latin1') === '--') break;
    parts.push(partIn(part));
    place = next === -1 ? -1 : next + 2;
  }
  return parts;
}

function partIn(bytes: Buffer): Part {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) throw new Error('a part without an end of its headers');
  const headers = bytes.toString('utf8', 0, end);
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  return {
    name: /;\s*name="([^"]*)"/i.exec(disposition)?.[1] ?? '',
    fileName: /;\s*filename="([^"]*)"/i.exec(disposition)?.[1],
    contentType: /^content-type:\s*(\S+)/im.exec(headers)?.[1],
    content: bytes.subarray(end + 4),
  };
}

function uploadOf(part: Part, metadata: JsonObject): Upload {
  const { FileName, ContentType } = metadata;
  return {
    metadata,
    fileName: typeof FileName === 'string' ? FileName : (part.fileName ?? 'file.txt'),
    contentType: typeof ContentType === 'string' ? ContentType : (part.contentType ?? 'application/octet-stream'),
    content: part.content.toString('base64'),
    size: part.content.length,
  };
}

function metadataIn(part: Part | undefined): JsonObject {
  if (!part) return {};
  const read = JSON.parse(part.content.toString()) as Json;
  if (!isJsonObject(read)) throw new Error('metadata is no object');
  // Some clients wrap it in an object named `Attachable`.
  return isJsonObject(read['Attachable']) ? read['Attachable'] : read;
}
