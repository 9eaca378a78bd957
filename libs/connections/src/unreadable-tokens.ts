/** How the reason begins of a connection whose tokens cannot be opened for want of a key; it goes on when the key is back. */
export const keyMissingReason = 'The key that seals the tokens is missing';

/** Why a connection waits whose tokens cannot be opened; undefined for errors about something else. For people. */
export function unreadableReason(code: string | undefined): string | undefined {
  if (code === 'key-missing')
    return `${keyMissingReason}: it goes on when the operator has put the key back, or when QuickBooks is connected again.`;
  if (code === 'unsealing-failed') return 'The stored tokens cannot be read: QuickBooks must be connected again.';
  return undefined;
}
