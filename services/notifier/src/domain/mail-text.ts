import type { Told } from './words.ts';

export type MailContent = {
  /** Null: a mail for the operators. */
  companyName: string | null;
  told: readonly Told[];
  /** Several matters in one mail: the daily one, or many at once. */
  isGathered: boolean;
  /** The address of the company's page in the console; undefined if there is no console. */
  consoleUrl: string | undefined;
  timeZone: string;
  /** For the contact address of a webhook. */
  isForContact?: boolean;
};

export type Mail = { subject: string; text: string; html: string };

const MOST_SUBJECT = 140;

/** One line, whatever characters a company's name has. */
function oneLine(words: string): string {
  const line = words.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > MOST_SUBJECT ? `${line.slice(0, MOST_SUBJECT - 1)}…` : line;
}

function escape(words: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return words.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The records that a sentence is about, if any: the first of them by name. */
function whichRecords({ records, examples }: Told['sentences'][number]): string {
  if (records === 0) return '';
  const more = records - examples.length;
  return ` (${examples.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

function untilWords(expiresAt: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(expiresAt);
}

function againWords({ records }: { records: number }): string {
  return records === 1 ? 'Try this record again' : `Try these ${records} records again`;
}

const holds = 'You see what it will do before it does it. It works once, until';

function why({ companyName, isForContact = false }: MailContent): string {
  if (isForContact) return 'You get this mail because the webhook names your address as its contact.';
  return companyName === null
    ? 'You get this mail because AutoSync’s setting OPERATOR_MAIL names your address.'
    : 'You get this mail because the notification settings of the company name your address.';
}

function asText(content: MailContent, heading: string): string {
  const { told, consoleUrl, timeZone } = content;
  const parts = told.map(({ title, sentences, fix, again }) =>
    [
      ...(title === heading ? [] : [title, '']),
      ...sentences.map((sentence) => `- ${sentence.text}${whichRecords(sentence)}`),
      '',
      `What to do: ${fix}`,
      ...(again === undefined
        ? []
        : ['', `${againWords(again)}: ${again.url}`, `${holds} ${untilWords(again.expiresAt, timeZone)}.`]),
    ].join('\n'),
  );
  const end = consoleUrl === undefined ? [] : [`AutoSync: ${consoleUrl}`];
  return [heading, ...parts, ...end, `-- \n${why(content)}`].join('\n\n');
}

/** Styles are inline, since many mail programs drop style sheets. The colours work in light and dark mode. */
const styles = {
  body: 'margin:0;padding:24px 12px;background:#f2f4f7;font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1a1a1a',
  card: 'max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d8dee6;border-radius:8px',
  brand: 'margin:0 0 16px;font-size:13px;font-weight:600;letter-spacing:0.03em;color:#0b5cad',
  heading: 'margin:0 0 12px;font-size:20px;line-height:1.3;overflow-wrap:anywhere',
  part: 'margin:24px 0 8px;padding-top:20px;border-top:1px solid #d8dee6;font-size:17px;line-height:1.3;overflow-wrap:anywhere',
  list: 'margin:0 0 16px;padding-left:20px',
  item: 'margin:0 0 6px;overflow-wrap:anywhere',
  which: 'display:block;font-size:13px;color:#555555',
  fix: 'margin:0 0 16px;padding:12px 14px;background:#eef4fb;border-left:4px solid #0b5cad;border-radius:4px;overflow-wrap:anywhere',
  button:
    'display:inline-block;padding:11px 18px;background:#0b5cad;color:#ffffff;text-decoration:none;font-weight:600;border-radius:6px',
  small: 'margin:0 0 16px;font-size:13px;color:#555555;overflow-wrap:anywhere',
  end: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #d8dee6;font-size:13px;color:#555555',
} as const;

function sentenceHtml(sentence: Told['sentences'][number]): string {
  const records = whichRecords(sentence);
  const which = records === '' ? '' : `<span style="${styles.which}">${escape(records.slice(2, -1))}</span>`;
  return `<li style="${styles.item}">${escape(sentence.text)}${which}</li>`;
}

function againHtml(again: Told['again'], timeZone: string): string {
  if (again === undefined) return '';
  const url = escape(again.url);
  return `<p style="margin:0 0 8px"><a href="${url}" style="${styles.button}">${againWords(again)}</a></p>
<p style="${styles.small}">${holds} ${escape(untilWords(again.expiresAt, timeZone))}.</p>`;
}

function asHtml(content: MailContent, heading: string): string {
  const { told, consoleUrl, timeZone } = content;
  const parts = told.map(
    ({ title, sentences, fix, again }) =>
      `${title === heading ? '' : `<h2 style="${styles.part}">${escape(title)}</h2>\n`}<ul style="${styles.list}">${sentences.map(sentenceHtml).join('')}</ul>
<p style="${styles.fix}"><strong>What to do:</strong> ${escape(fix)}</p>
${againHtml(again, timeZone)}`,
  );
  const open =
    consoleUrl === undefined ? '' : `<a href="${escape(consoleUrl)}" style="color:#0b5cad">Open AutoSync</a><br>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(heading)}</title></head>
<body style="${styles.body}">
<div style="${styles.card}">
<p style="${styles.brand}">AutoSync</p>
<h1 style="${styles.heading}">${escape(heading)}</h1>
${parts.join('\n')}
<p style="${styles.end}">${open}${why(content)}</p>
</div>
</body></html>
`;
}

/** Composes the mail as text and as HTML. Text from outside (names, sentences of QuickBooks) is escaped. */
export function composeMail(content: MailContent): Mail {
  const { companyName, told, isGathered } = content;
  const [first] = told;
  const what =
    first !== undefined && told.length === 1 && !isGathered
      ? first.title
      : `${told.length} ${told.length === 1 ? 'thing needs' : 'things need'} attention`;
  const heading = companyName === null ? what : `${companyName}: ${what}`;
  const single = told.length === 1 && !isGathered ? told.map((one) => ({ ...one, title: heading })) : told;
  const whole = { ...content, told: single };
  return { subject: oneLine(`[AutoSync] ${heading}`), text: asText(whole, heading), html: asHtml(whole, heading) };
}
