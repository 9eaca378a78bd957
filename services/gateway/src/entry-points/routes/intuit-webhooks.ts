import { Type } from 'typebox';
import { noteHints } from '../../data-access/webhook-hints.ts';
import { eventsIn, isSignedBy, realmsWithNews } from '../../domain/intuit-events.ts';
import { problem } from '../../errors.ts';
import { noteDelivery } from '../../operations/note-delivery.ts';
import type { App, RouteDeps } from '../app-types.ts';

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/**
 * Intuit's deliveries. They are signed over the bytes of the body, hold events of several companies, come at least once and
 * in any order, and are sent again unless answered within three seconds: so the hint is stored, and that is all.
 */
export function intuitWebhookRoute(app: App, { db, now, logger, metrics, settings }: RouteDeps): void {
  app.post(
    '/v1/intuit/webhooks',
    {
      config: {
        operation: 'takeWebhook',
        access: 'public',
        isSigned: true,
        problems: ['not-authenticated', 'not-found', 'unavailable'],
      },
      validatorCompiler: () => (value: unknown) => ({ value }),
      schema: {
        consumes: ['application/json', 'application/cloudevents-batch+json'],
        headers: Type.Object({
          'intuit-signature': Type.Optional(Type.String({ description: 'Over the bytes of the body' })),
        }),
        body: Type.Unknown({ title: 'IntuitEvents', description: 'What Intuit sends' }),
        response: {
          200: Type.Object({}, { title: 'Taken', description: 'Stored: there is no need to send it again' }),
        },
        tags: ['connections'],
        summary: 'For Intuit: takes its signed events as hints that payments, or lists, should be read',
        description: 'The body is what Intuit sends, as CloudEvents or in the form before, with `intuit-signature`.',
      },
    },
    async (request, reply) => {
      const tokens = settings.webhookTokens;
      if (tokens.length === 0) throw problem('not-found', 'Webhooks are not set up here.');
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isSignedBy(tokens, body, String(request.headers['intuit-signature'] ?? ''))) {
        metrics.webhooks.inc({ outcome: 'refused' });
        logger.info({ requestId: request.id, address: request.ip }, 'webhook with a wrong signature');
        throw problem('not-authenticated', 'The signature does not match the body.');
      }
      const events = eventsIn(parse(body));
      metrics.webhooks.inc({ outcome: events === undefined ? 'unreadable' : 'taken' });
      // Sent again it would be no better.
      if (events === undefined) logger.warn({ requestId: request.id }, 'webhook of a form that is not known');
      // First: a hint that is taken before it is known to be news would read nothing.
      await noteDelivery({ db, now }, events ?? []);
      const realmIds = realmsWithNews(events ?? []);
      if (realmIds.length > 0) await db.withAllTenants((tx) => noteHints(tx, { realmIds, now: now() }));
      return reply.code(200).send({});
    },
  );
}
