import { freePort } from '../../src/index.ts';

/** Sends its parent as many ports as its argument says, then waits to be ended. */
const ports: number[] = [];
for (let number = 0; number < Number(process.argv[2]); number += 1) ports.push(await freePort());
process.send?.(ports);
