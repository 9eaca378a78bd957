import { expect, it } from 'vitest';
import { scenarios } from './chart-files.ts';
import { containersOf, podsOf } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

const secret =
  /(PASSWORD|SECRET|TOKEN_KEYS|SESSION_KEYS|VERIFIER_TOKENS|OPERATOR_KEY|OPERATOR_KEY_PREVIOUS|DATABASE_URL|SESSION_URL|PEER_TOKENS|OTLP_HEADERS)$/;

describeWithHelm('credentials in the chart', (helm) => {
  it.each(scenarios)(
    '$name: always come from secrets, and none is generated outside the dev stack',
    ({ file, name }) => {
      const { manifests } = render(helm, { files: [file] });
      for (const pod of podsOf(manifests)) {
        for (const { env = [] } of containersOf(pod)) {
          for (const { name: variable, value } of env.filter(
            ({ name: one }) => secret.test(one.replace(/_FILE$/, '')) && one.endsWith('_FILE'),
          )) {
            const [, volume = '', key = ''] = /^\/etc\/autosync\/([a-z-]+)\/(.+)$/.exec(value ?? '') ?? [];
            const volumes = pod.spec['volumes'] as { name: string; secret?: { items: object[] } }[];
            const mounted = volumes.find((one) => one.name === volume)?.secret;
            expect([variable, mounted]).toEqual([
              variable,
              expect.objectContaining({ items: expect.arrayContaining([{ key, path: key }]) }),
            ]);
          }
          for (const variable of env.filter((one) => secret.test(one.name))) {
            expect(variable).toMatchObject({
              valueFrom: { secretKeyRef: { name: expect.stringMatching(/./), key: expect.stringMatching(/./) } },
            });
          }
        }
      }
      const generated = manifests.filter(({ kind }) => kind === 'Secret').length;
      expect(generated).toBe(['dev-stack', 'every-knob'].includes(name) ? 1 : 0);
    },
  );
});
