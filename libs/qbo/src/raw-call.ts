import { loadSharedAxios } from './shared-axios.ts';

type Context = { endpoint: string; realmId: string; minorversion: number; token: string };

type RawCall = {
  operation: 'create' | 'update' | 'delete' | 'void' | 'read' | 'query';
  entity: string;
  /** The body, the Id, or everything after `select * from <entity>`: what the package's methods take. */
  argument: unknown;
};

/**
 * The request that node-quickbooks would make if it had methods for the entity: same addresses, headers and switches, over the
 * same axios, so that time-outs, limits, faults and `requestid` are those of every other call.
 */
export async function sendRaw(
  { endpoint, realmId, minorversion, token }: Context,
  { operation, entity, argument }: RawCall,
): Promise<void> {
  const { path, params, body } = requestOf({ operation, entity, argument });
  await loadSharedAxios().request({
    url: `${endpoint}${realmId}${path}`,
    method: body === undefined ? 'get' : 'post',
    params: { ...params, minorversion, format: 'json' },
    headers: { Authorization: `Bearer ${token}` },
    ...(body !== undefined && { data: body }),
  });
}

function requestOf({ operation, entity, argument }: RawCall): {
  path: string;
  params: Record<string, string>;
  body?: object;
} {
  const path = `/${entity.toLowerCase()}`;
  switch (operation) {
    case 'read':
      return { path: `${path}/${String(argument)}`, params: {} };
    case 'query': {
      if (typeof argument !== 'string') throw new TypeError(`${entity} cannot be counted`);
      const text = encodeURIComponent(`select * from ${entity}${argument}`);
      return { path: `/query?query=${text}`, params: {} };
    }
    case 'create':
    case 'update':
    case 'void':
    case 'delete': {
      const { requestId, ...body } = argument as { requestId: string };
      const named = operation === 'create' ? {} : { operation };
      return { path, params: { ...named, requestid: requestId }, body };
    }
  }
}
