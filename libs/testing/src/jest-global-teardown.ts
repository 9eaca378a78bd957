import { holder } from './test-servers-process.ts';

export default async function tearDown(): Promise<void> {
  await holder.testServersProcess?.stop({ deadlineMs: 15_000 });
}
