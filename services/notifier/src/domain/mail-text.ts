import type { Told } from './words.ts';

export type MailContent = {
  /** Null: for the operators. */
  companyName: string | null;
  told: readonly Told[];
  /** The daily mail, or what would have been many at once. */
  isGathered: boolean;
  /** Where people look at it; none: there is no console. */
  consoleUrl: string | undefined;
  timeZone: string;
  /** For whom a webhook names, and nobody else. */
  isForContact?: boolean;
};

export type Mail = { subject: string; text: string; html: string };

const MOST_SUBJECT = 140;

/** One line, whatever a company is called. */
function oneLine(words: string): string {
  const line = words.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > MOST_SUBJECT ? `${line.slice(0, MOST_SUBJECT - 1)}…` : line;
}

function escape(words: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return words.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Which records, where there are some: the first of them by name. */
function whichRecords({ records, examples }: Told['sentences'][number]): string {
  if (records === 0) return '';
  const more = records - examples.length;
  return ` (${examples.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

function untilWords(expiresAt: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(expiresAt);
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

function asHtml(content: MailContent, heading: string): string {
  const { told, consoleUrl, timeZone } = content;
  const parts = told.map(({ title, sentences, fix, again }) => {
    const items = sentences.map((sentence) => `<li>${escape(sentence.text)}${escape(whichRecords(sentence))}</li>`);
    const link =
      again === undefined
        ? ''
        : `<p><a href="${escape(again.url)}" style="display:inline-block;padding:10px 16px;background:#0b5cad;color:#ffffff;text-decoration:none;border-radius:4px">${againWords(again)}</a></p>
<p style="color:#555555;font-size:13px">${holds} ${escape(untilWords(again.expiresAt, timeZone))}.</p>`;
    return `${title === heading ? '' : `<h2 style="font-size:17px">${escape(title)}</h2>`}
<ul>${items.join('')}</ul>
<p><strong>What to do:</strong> ${escape(fix)}</p>
${link}`;
  });
  const end = consoleUrl === undefined ? '' : `<p><a href="${escape(consoleUrl)}">Open AutoSync</a></p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(heading)}</title></head>
<body style="font-family:sans-serif;font-size:15px;line-height:1.45;color:#1a1a1a;max-width:640px">
<h1 style="font-size:20px">${escape(heading)}</h1>
${parts.join('\n')}
${end}
<p style="color:#555555;font-size:13px">${why(content)}</p>
</body></html>
`;
}

/** The mail in both forms. Whatever comes from outside (names, sentences of QuickBooks) is text in them and no markup. */
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
