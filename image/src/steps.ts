import { AutosyncError } from '@autosync/core';

/** What the Dockerfile does to files, each with what does it here. Who changes one there changes the other here. */
const knownSteps: Record<string, string> = {
  'COPY . .': 'stageSources',
  'RUN chmod -R a+rX,go-w .': 'makeLayer',
  'RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete && find . -type d -empty -delete':
    'stagePackages',
  'COPY --from=manifests /app .': 'stagePackages',
  'RUN npm install --omit=dev --no-save --no-audit --no-fund --loglevel=error': 'installPackages',
  'RUN npm install --include=dev --no-save --no-audit --no-fund --loglevel=error':
    'bootstrap.mjs, as for all of the project',
  'RUN node services/console/src/build-page-main.ts services/console/dist': 'buildPage',
  'RUN node libs/bundles/src/main.ts dist': 'buildBundles',
  'RUN mkdir -p /data && chown 1000:1000 /data': 'stageData',
  'COPY --from=packages /app .': 'stagePackages',
  'COPY --from=sources /app .': 'stageSources',
  'COPY --from=build /app/services/console/dist ./services/console/dist': 'stageBuilt',
  'COPY --from=build /app/dist ./dist': 'stageBuilt',
};

/** @throws AutosyncError 'dockerfile-unknown' where the Dockerfile does something else than this script. */
export function checkSteps(steps: readonly string[]): void {
  const unknown = steps.filter((step) => knownSteps[step] === undefined);
  const gone = Object.keys(knownSteps).filter((step) => !steps.includes(step));
  if (unknown.length + gone.length === 0) return;
  const lines = [...unknown.map((step) => `  new: ${step}`), ...gone.map((step) => `  gone: ${step}`)];
  throw new AutosyncError(
    'dockerfile-unknown',
    `The Dockerfile does something else than image/src/steps.ts:\n${lines.join('\n')}`,
  );
}
