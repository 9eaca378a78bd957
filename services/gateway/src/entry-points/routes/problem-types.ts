import { Type } from 'typebox';
import { problem, problems } from '../../errors.ts';
import type { ProblemCode } from '../../errors.ts';
import type { App } from '../app-types.ts';
import { pageAnswer } from '../resources/shared.ts';
import { pageHeaders, renderPage } from '../pages.ts';

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** What the `type` of a problem document points to. */
export function problemPageRoute(app: App): void {
  app.get(
    '/v1/problem-types/:code',
    {
      config: { operation: 'showProblemType', access: 'public', isPage: true },
      schema: {
        tags: ['problems'],
        summary: 'A page for people about a kind of problem: when it comes, and what to do',
        params: Type.Object({ code: Type.String({ description: 'The `code` of a problem' }) }),
        response: { 200: pageAnswer('The page') },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      if (!isProblemCode(code)) throw problem('not-found', 'There is no such kind of problem.');
      const { status, title, help } = problems[code];
      const page = { status: 200, title, text: `${help} (HTTP ${status}, code ${code})` };
      return reply
        .code(200)
        .headers({ ...pageHeaders, 'cache-control': 'public, max-age=3600' })
        .send(renderPage(page));
    },
  );
}
