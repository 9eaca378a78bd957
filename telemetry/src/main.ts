/** `npm run dashboards`: writes the dashboards into the chart. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { dashboards, renderDashboard } from './dashboards.ts';

const folder = join(import.meta.dirname, '../../charts/autosync/dashboards');

for (const [file, build] of Object.entries(dashboards)) {
  writeFileSync(join(folder, file), renderDashboard(build()));
  process.stdout.write(`charts/autosync/dashboards/${file}\n`);
}
