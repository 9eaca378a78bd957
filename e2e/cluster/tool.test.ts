import { describe, expect, it } from 'vitest';
import { endTools, runTool, tryTool } from './tool.ts';

const script = (text: string, input?: string) => ({ args: ['-c', text], input });

describe('a tool of the cluster', () => {
  it('that is missing is named', async () => {
    await expect(runTool('kubectl-of-nobody', { args: [] })).rejects.toThrow(/^kubectl-of-nobody is not on the PATH/);
  });

  it('is given its input, and answers what it printed', async () => {
    expect(await runTool('sh', script('cat', 'values'))).toBe('values');
  });

  it('that fails: its words are in the error, or in the outcome for who wants to look', async () => {
    await expect(runTool('sh', script('echo no such release >&2; exit 3'))).rejects.toThrow(/ended with 3:\nno such/);
    expect(await tryTool('sh', script('echo out; exit 3'))).toEqual({ code: 3, stdout: 'out\n', stderr: '' });
  });

  it('that hangs is ended, and what it had said is told', async () => {
    const call = { args: ['-c', 'echo waiting; exec sleep 20'], timeoutMs: 500 };
    await expect(tryTool('sh', call)).rejects.toThrow(/was ended, after 500 ms at most\.\nwaiting/);
  });

  it('does not outlive who leaves before it has ended', async () => {
    const hanging = tryTool('sh', script('exec sleep 20'));
    endTools();
    await expect(hanging).rejects.toThrow(/was ended/);
  });
});
