import { pageConfig } from '../api/config.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';

/** Where QuickBooks shows a document of each kind; others have no page of their own there. */
const pages: Readonly<Record<string, string>> = {
  Invoice: 'invoice',
  CreditMemo: 'creditmemo',
  Bill: 'bill',
  VendorCredit: 'vendorcredit',
  Purchase: 'expense',
  JournalEntry: 'journal',
  InventoryAdjustment: 'qtyadj',
  Payment: 'recvpayment',
};

type DocumentProps = {
  entity: string;
  id: string;
  docNumber?: string | null;
  /** It is there no more: there is nowhere to go. */
  isGone?: boolean;
};

/** A document, by the number people know, with the way to it in QuickBooks. */
export function DocumentLink({ entity, id, docNumber, isGone = false }: DocumentProps) {
  const { quickbooks } = useTexts();
  const { open } = quickbooks;
  const entities: Readonly<Record<string, string>> = quickbooks.entities;
  const page = pages[entity];
  const name = `${entities[entity] ?? entity} ${docNumber ?? `#${id}`}`;
  if (page === undefined || isGone) return <span>{name}</span>;
  return (
    <a
      href={`${pageConfig.quickbooksAppUrl}${page}?txnId=${encodeURIComponent(id)}`}
      target="_blank"
      rel="noreferrer"
      title={open}
      className="document"
    >
      {name}
      <Icon name="link" />
      <span className="visually-hidden">{open}</span>
    </a>
  );
}
