import { pageConfig } from '../api/config.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';

/** The page of QuickBooks that shows each kind of document; other kinds have none. */
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
  /** The document is deleted, so there is no link. */
  isGone?: boolean;
};

/** A document's number, with a link to it in QuickBooks. */
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
