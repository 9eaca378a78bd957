import { numberFormat } from './formats.ts';

/** An amount as it came, with the digits grouped as people write them; decimal text is never made a number to add. */
export function money(amount: string, currency: string | null, language: string): string {
  const [whole = '0', cents = ''] = amount.split('.');
  const format = numberFormat(language);
  const grouped = format.format(BigInt(whole));
  const point = format.format(1.5).charAt(1);
  const sign = whole === '-0' ? '-' : '';
  return `${sign}${grouped}${cents === '' ? '' : `${point}${cents}`}${currency === null ? '' : ` ${currency}`}`;
}
