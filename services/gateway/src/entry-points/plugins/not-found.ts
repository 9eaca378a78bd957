import type { FastifyRequest } from 'fastify';
import { problem } from '../../errors.ts';
import type { App } from '../app-types.ts';

/** `/v1/companies/:companyId` against `/v1/companies/17`. */
function matches(template: readonly string[], path: readonly string[]): boolean {
  return (
    template.length === path.length &&
    template.every((segment, index) => segment.startsWith(':') || segment === path[index])
  );
}

/** 404 for what is not there, 405 with `Allow` for what is, but not with this method. */
export function installNotFound(app: App): void {
  const methodsOf = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    methodsOf.set(url, methods);
  });

  function allowed(url: string): string[] {
    const path = (url.split('?')[0] ?? '').split('/');
    const found = [...methodsOf].filter(([template]) => matches(template.split('/'), path));
    return [...new Set(found.flatMap(([, methods]) => [...methods]))].sort();
  }

  function refuse(request: FastifyRequest): never {
    const methods = allowed(request.url);
    if (methods.length === 0) throw problem('not-found', 'There is no such path.');
    const allow = methods.join(', ');
    throw problem('method-not-allowed', `${request.method} is not allowed here, but ${allow}.`, { headers: { allow } });
  }

  // Before a body is looked at: what is not there cannot have a wrong one.
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.is404) refuse(request);
    done();
  });
  app.setNotFoundHandler(refuse);
}
