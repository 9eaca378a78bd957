import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, jsonRequest, realmId, request, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('attachments', () => {
  let simulator: Running;
  let invoiceId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    invoiceId = (await simulator.create('Invoice', salesForm(Id))).Id;
  });

  afterEach(() => simulator.stop());

  type File = { content: string | Uint8Array<ArrayBuffer>; name: string; type: string; metadata?: JsonObject };

  function upload(files: File[], query = '') {
    const body = new FormData();
    for (const [index, { content, name, type, metadata }] of files.entries()) {
      const json = { type: 'application/json' };
      if (metadata) body.set(`file_metadata_0${index}`, new Blob([JSON.stringify(metadata)], json), 'm.json');
      body.set(`file_content_0${index}`, new Blob([content], { type }), name);
    }
    const headers = { authorization: `Bearer ${simulator.accessToken}` };
    return request(`${simulator.baseUrl}/v3/company/${realmId}/upload${query}`, { method: 'POST', headers, body });
  }

  type Response = { AttachableResponse: { Attachable?: Doc; Fault?: { Error: [{ code: string }] } }[] };
  const responses = ({ body }: { body: JsonObject }) => (body as unknown as Response).AttachableResponse;
  const attachedTo = (type: string, value: string) => ({ AttachableRef: [{ EntityRef: { type, value } }] });
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0x0d, 0x0a]);
  const readFile = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
  const linkOf = async (id: string) => (await simulator.api('GET', `/download/${id}`)).text;

  it('a file that is uploaded is linked to its invoice, and comes back byte for byte', async () => {
    const metadata = { ...attachedTo('invoice', invoiceId), Note: 'the broken router' };
    const reply = await upload([{ content: picture, name: 'router.png', type: 'image/png', metadata }]);
    const [{ Attachable: stored }] = responses(reply) as [{ Attachable: Doc }];
    expect(stored).toMatchObject({
      FileName: 'router.png',
      ContentType: 'image/png',
      Size: picture.length,
      Note: 'the broken router',
      ...attachedTo('Invoice', invoiceId),
      FileAccessUri: `/v3/company/${realmId}/download/${stored.Id}`,
    });
    expect(await readFile(await linkOf(stored.Id))).toEqual(Buffer.from(picture));
    expect(await readFile(stored['TempDownloadUri'] as string)).toEqual(Buffer.from(picture));
    expect((await simulator.api('GET', `/attachable/${stored.Id}`)).body).toMatchObject({ Attachable: stored });
  });

  it('a file without metadata is linked afterwards', async () => {
    const [{ Attachable: stored }] = responses(
      await upload([{ content: 'Zoë', name: 'note.txt', type: 'text/plain' }]),
    ) as [{ Attachable: Doc }];
    const change = { Id: stored.Id, SyncToken: '0', sparse: true, ...attachedTo('Invoice', invoiceId) };
    const linked = await simulator.api('POST', '/attachable', change);
    expect(linked.body).toMatchObject({ Attachable: { FileName: 'note.txt', ...attachedTo('Invoice', invoiceId) } });
    expect((await readFile(await linkOf(stored.Id))).toString()).toBe('Zoë');
  });

  it('the files of a document are found by what they are attached to, also when that is one of several', async () => {
    const file = { content: 'x', type: 'text/plain' };
    const both = { AttachableRef: ['Customer', 'Invoice'].map((type) => ({ EntityRef: { type, value: '1' } })) };
    await upload([{ ...file, name: 'a.txt', metadata: both }]);
    await upload([{ ...file, name: 'b.txt', metadata: attachedTo('Customer', '1') }]);
    await upload([{ ...file, name: 'c.txt' }]);
    const where = "AttachableRef.EntityRef.Type = 'invoice' and AttachableRef.EntityRef.value = '1'";
    const found = rowsOf(await simulator.query(`select * from Attachable where ${where}`), 'Attachable');
    expect(found.map(({ FileName }) => FileName)).toEqual(['a.txt']);
  });

  it('each file is taken or refused by itself', async () => {
    const file = { content: 'x', type: 'text/plain' };
    const reply = await upload([
      { ...file, name: 'setup.exe' },
      { ...file, name: 'a.txt', metadata: attachedTo('Invoice', '999') },
      { ...file, name: 'b.txt' },
    ]);
    expect([reply.status, responses(reply).map(({ Fault }) => Fault?.Error[0].code)]).toEqual([
      200,
      ['6041', '2500', undefined],
    ]);
    expect((await simulator.query('select count(*) from Attachable')).body).toMatchObject({
      QueryResponse: { totalCount: 1 },
    });
  });

  it('a repeated requestid uploads once', async () => {
    const files = [{ content: 'x', name: 'a.txt', type: 'text/plain' }];
    const first = responses(await upload(files, '?requestid=r1'));
    expect(responses(await upload(files, '?requestid=r1'))).toEqual(first);
    expect((await simulator.query('select count(*) from Attachable')).body).toMatchObject({
      QueryResponse: { totalCount: 1 },
    });
  });

  it('the bytes survive the process', async () => {
    const [stored] = responses(await upload([{ content: picture, name: 'a.png', type: 'image/png' }]));
    const again = await startSimulator({ dataDir: simulator.dataDir });
    const link = (await again.api('GET', `/download/${stored!.Attachable!.Id}`)).text;
    expect(await readFile(link)).toEqual(Buffer.from(picture));
    await again.stop();
  });

  it('a note needs no file; a file that is deleted is gone, in closed books too', async () => {
    expect(await simulator.create('Attachable', { Note: 'called' })).toMatchObject({ Note: 'called' });
    expect(faultOf(await simulator.api('POST', '/attachable', { Category: 'Other' })).code).toBe('2020');
    const [stored] = responses(await upload([{ content: 'x', name: 'a.txt', type: 'text/plain' }]));
    const { Id } = stored!.Attachable!;
    const link = await linkOf(Id);
    await simulator.control('POST', `/bookkeeper/${realmId}/close-books`, { date: '2999-12-31' });
    const gone = await simulator.api('POST', '/attachable?operation=delete', { Id, SyncToken: '0' });
    expect(gone.body).toMatchObject({ Attachable: { Id, status: 'Deleted' } });
    expect((await fetch(link)).status).toBe(404);
    expect(faultOf(await simulator.api('GET', `/download/${Id}`)).code).toBe('610');
  });

  it("takes the body of Intuit's Java SDK, which never ends", async () => {
    const url = `${simulator.baseUrl}/v3/company/${realmId}/upload`;
    const headers = { authorization: `Bearer ${simulator.accessToken}` };
    const part = (head: string, content: string) =>
      `\r\n--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}`;
    const metadata = part('name="file_metadata_1"', `${JSON.stringify({ FileName: 'a.txt' })}\r\n`);
    const body = `${metadata}${part('name="file_content_1" ; filename="a.txt"', 'paid\r\n')}`;
    const type = { ...headers, 'content-type': 'multipart/form-data; boundary=b' };
    const [stored] = responses(await request(url, { method: 'POST', headers: type, body }));
    expect(stored).toMatchObject({ Attachable: { FileName: 'a.txt', Size: 6 } });
  });

  it('what is no upload is refused with a sentence', async () => {
    const url = `${simulator.baseUrl}/v3/company/${realmId}/upload`;
    const headers = { authorization: `Bearer ${simulator.accessToken}` };
    const asJson = await request(url, jsonRequest('POST', { uploads: [{}] }, headers));
    expect(faultOf(asJson)).toMatchObject({ code: '2020', element: 'file_content_01' });
    const type = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
    expect(faultOf(await request(url, { method: 'POST', headers: type, body: 'nonsense' })).code).toBe('2010');
  });
});
