import { numberFormat } from './formats.ts';

/** An amount with its digits grouped. It stays decimal text: a JavaScript number would lose digits. */
export function money(amount: string, currency: string | null, language: string): string {
  const [whole = '0', cents = ''] = amount.split('.');
  const format = numberFormat(language);
  const grouped = format.format(BigInt(whole));
  const point = format.format(1.5).charAt(1);
  const sign = whole === '-0' ? '-' : '';
  return `${sign}${grouped}${cents === '' ? '' : `${point}${cents}`}${currency === null ? '' : ` ${currency}`}`;
}
