import { faultBody, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Company } from '../books/company.ts';
import type { Doc } from '../books/doc.ts';
import type { StoredAnswers } from '../books/stored-answers.ts';
import type { Writer } from '../books/writer.ts';
import { definitionNamed } from '../entities/all.ts';
import { createTaxCode, taxServiceAnswer } from '../entities/tax-service.ts';
import type { JsonObject } from '../json.ts';
import { people } from '../people.ts';
import { missingParameter, QboFault, unreadableBody } from '../qbo-fault.ts';
import { answerStamp } from '../stamps.ts';
import type { DataCall } from './data-call.ts';
import type { Upload } from './uploads.ts';

/** Calls that write several documents: uploads and the tax service. */
export type ComposedWrites = {
  taxService(company: Company, call: DataCall, startedAtMs: number): Answer;
  upload(company: Company, call: DataCall, startedAtMs: number): Answer;
};

type Create = { entity: string; body: JsonObject; requestId?: string | undefined; file?: string };

export function createComposedWrites({ writer, answers }: { writer: Writer; answers: StoredAnswers }): ComposedWrites {
  function create(company: Company, startedAtMs: number, { entity, requestId, ...own }: Create): Doc {
    const shared = { allowDuplicateNumber: false, writtenBy: people.connected, startedAtMs, requestId };
    const answer = writer.create({ company, definition: definitionNamed(entity), ...shared, ...own });
    return documentIn(answer, entity);
  }

  /** The document that a requestid created before; undefined if the requestid is new. */
  function repeated(company: Company, requestId: string | undefined, entity: string): Doc | undefined {
    const stored = requestId === undefined ? undefined : answers.find(company, requestId);
    return stored && documentIn(stored, entity);
  }

  return {
    taxService(company, { body, requestId }, startedAtMs) {
      if (!body) throw unreadableBody();
      const made = (entity: string, own: JsonObject) =>
        create(company, startedAtMs, { entity, body: own, requestId: entity === 'TaxCode' ? requestId : undefined });
      const code = repeated(company, requestId, 'TaxCode') ?? createTaxCode(company, body, made);
      return jsonAnswer(200, JSON.stringify(taxServiceAnswer(company, code)));
    },

    /** Each file is accepted or refused by itself, and the status is 200. */
    upload(company, { uploads = [], requestId, baseUrl = '' }, startedAtMs) {
      if (uploads.length === 0) throw missingParameter('file_content_01');
      const parts = uploads.map((upload, index) => {
        const own = requestId === undefined ? undefined : `${requestId}:${index}`;
        try {
          const doc = repeated(company, own, 'Attachable') ?? create(company, startedAtMs, fileOf(upload, own));
          return `{"Attachable":${JSON.stringify(doc)}}`;
        } catch (error) {
          if (!(error instanceof QboFault)) throw error;
          const { code, message, detail, element } = error;
          const { Fault } = JSON.parse(faultBody({ code, message, detail, element }, startedAtMs)) as JsonObject;
          return JSON.stringify({ Fault });
        }
      });
      return jsonAnswer(200, `{"AttachableResponse":[${parts.join(',')}],"time":"${answerStamp(startedAtMs)}"}`);

      function fileOf(upload: Upload, own: string | undefined): Create {
        const { metadata, fileName, contentType, content, size } = upload;
        const id = company.nextId(definitionNamed('Attachable'));
        const place = `${company.realmId}/${id}`;
        const entry = {
          ...metadata,
          FileName: fileName,
          ContentType: contentType,
          Size: size,
          FileAccessUri: `/v3/company/${company.realmId}/download/${id}`,
          TempDownloadUri: `${baseUrl}/files/${place}`,
        };
        return { entity: 'Attachable', body: entry, requestId: own, file: content };
      }
    },
  };
}

function documentIn({ body }: Answer, entity: string): Doc {
  return (JSON.parse(body) as Record<string, Doc>)[entity] as Doc;
}
