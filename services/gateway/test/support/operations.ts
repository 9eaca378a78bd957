import { readExamples } from '../../src/entry-points/document/examples.ts';
import type { TestGateway } from './gateway.ts';

type Method = Parameters<TestGateway['call']>[0];
type Document = { paths: Record<string, Record<string, { operationId: string; security?: unknown[] }>> };
export type Asked = {
  operation: string;
  /** Without its values, which stand in braces. */
  path: string;
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: unknown;
};

/**
 * Every operation of the document that needs a key, as the request of its example, with `ids` in place of the parameters of
 * their names, and in place of the company that its body names.
 */
export function everyOperation(gateway: TestGateway, ids: Record<string, string>): Asked[] {
  const examples = readExamples();
  const company = String(examples['getCompany']?.parameters['path companyId']);
  const { paths } = gateway.app.swagger() as unknown as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, security }]) => {
      if (security?.length === 0) return [];
      const { parameters = {}, body, type } = examples[operationId] ?? {};
      const of = (place: string) =>
        Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
          name.startsWith(`${place} `) ? [[name.slice(place.length + 1), String(value)]] : [],
        );
      const values = { ...Object.fromEntries(of('path')), ...ids };
      const query = new URLSearchParams(of('query')).toString();
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '1'));
      const sent = JSON.stringify(body)?.replaceAll(company, ids['companyId'] ?? company);
      return {
        operation: operationId,
        path,
        method: method.toUpperCase() as Method,
        url: query === '' ? filled : `${filled}?${query}`,
        headers: { ...Object.fromEntries(of('header')), ...(type !== undefined && { 'content-type': type }) },
        ...(sent !== undefined && { body: JSON.parse(sent) as unknown }),
      };
    }),
  );
}
