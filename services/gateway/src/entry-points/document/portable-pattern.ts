/** Unicode classes as ranges. Half pairs are left out: without the flag `u` every character beyond U+FFFF is made of two. */
const ranges: Readonly<Record<string, string>> = {
  Cc: '\\u0000-\\u001F\\u007F-\\u009F',
  Cf: '\\u00AD\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB',
  Cs: '',
  Zl: '\\u2028',
  Zp: '\\u2029',
  Default_Ignorable_Code_Point:
    '\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8',
  Noncharacter_Code_Point: '\\uFDD0-\\uFDEF\\uFFFE\\uFFFF',
};

/**
 * The pattern as validators and generators of other languages read it, many of which know no Unicode classes. It takes all
 * that the pattern takes; of what that refuses, it lets pass rare characters beyond U+FFFF.
 */
export function portablePattern(pattern: string): string {
  return pattern.replace(/\\p\{(\w+)\}/g, (whole, name: string) => ranges[name] ?? whole);
}
