import { describe, expect, it } from 'vitest';
import { step } from '../../src/demo/step.ts';
import { recordingOutput } from '../support/recording-output.ts';

describe('step', () => {
  it('says when it begins, what it does and how long it took, and gives the result', async () => {
    const output = recordingOutput();
    const result = await step(output, 'services', async (say) => {
      say('starting the gateway');
      return 7;
    });
    expect(result).toBe(7);
    expect(output.out.slice(0, 2)).toEqual(['… services\n', '    starting the gateway\n']);
    expect(output.out[2]).toMatch(/^✓ services \(\d+\.\d s\)\n$/);
  });

  it('leaves the telling of a failure to its caller', async () => {
    const output = recordingOutput();
    await expect(step(output, 'services', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(output.out).toEqual(['… services\n']);
  });
});
