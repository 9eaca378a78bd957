import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { usePrinting } from './printing.ts';

/** A column's heading: right-aligned above amounts, or only for screen readers. */
export type Column = string | { name: string; is: 'number' | 'hidden' };

function Head({ column }: { column: Column }) {
  if (typeof column === 'string') return <th scope="col">{column}</th>;
  const { name, is } = column;
  return (
    <th scope="col" className={is === 'number' ? 'number' : undefined}>
      {is === 'hidden' ? <span className="visually-hidden">{name}</span> : name}
    </th>
  );
}

type TableProps = { columns: Column[]; caption?: string; children: ReactNode };

/** A table; its rows are the children. */
export function Table({ columns, caption, children, ...rows }: TableProps & { rowCount?: number; body?: BodyRef }) {
  return (
    <div className="table-frame">
      <table className="table" aria-rowcount={rows.rowCount}>
        {caption === undefined ? null : <caption className="visually-hidden">{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Head key={index} column={column} />
            ))}
          </tr>
        </thead>
        <tbody ref={rows.body}>{children}</tbody>
      </table>
    </div>
  );
}

type BodyRef = Ref<HTMLTableSectionElement>;

/** The properties that a row of a long table passes to its `tr`. */
export type RowProps = {
  ref?: (row: HTMLTableRowElement | null) => void;
  'data-index'?: number;
  'aria-rowindex'?: number;
};

type LongTableProps<Item> = {
  columns: Column[];
  caption?: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  children: (item: Item, props: RowProps & { key: string }) => ReactNode;
};

/** Up to so many rows all are rendered. */
const FEW = 80;
/** The estimated height of a row; the real one is measured when it is shown. */
const ROW_PX = 41;

type RowOf<Item> = LongTableProps<Item>['children'];

function RowOnce<Item>({ item, of, props }: { item: Item; of: RowOf<Item>; props: RowProps & { key: string } }) {
  return of(item, props);
}

/** Memoised: a row is rendered again when its item changes, not when others scroll into view. */
const KeptRow = memo(RowOnce) as typeof RowOnce;

/** A table of any length: only the visible rows and some around them are rendered. On paper all are. */
export function LongTable<Item>({ items, ...rest }: LongTableProps<Item>) {
  const isPrinting = usePrinting();
  if (items.length > FEW && !isPrinting) return <RowsInSight items={items} {...rest} />;
  const { keyOf, children: row, ...table } = rest;
  return <Table {...table}>{items.map((item) => row(item, { key: keyOf(item) }))}</Table>;
}

/** Keeps the properties of a row the same as long as the table exists. */
function useRowProps(ref: NonNullable<RowProps['ref']>): (index: number, key: string) => RowProps & { key: string } {
  const known = useRef(new Map<string, RowProps & { key: string }>());
  return (index, key) => {
    const place = `${index} ${key}`;
    const props = known.current.get(place) ?? { key, ref, 'data-index': index, 'aria-rowindex': index + 2 };
    known.current.set(place, props);
    return props;
  };
}

function RowsInSight<Item>({ items, keyOf, children: row, ...table }: LongTableProps<Item>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (body.current !== null) setTop(body.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  // A new function would make the library measure all rows again.
  const getItemKey = useCallback(
    (index: number): string => {
      const item = items[index];
      return item === undefined ? String(index) : keyOf(item);
    },
    [items, keyOf],
  );
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: top,
    getItemKey,
  });
  const propsOf = useRowProps(virtual.measureElement);
  const inSight = virtual.getVirtualItems();
  const [first, last] = [inSight[0], inSight.at(-1)];
  return (
    <Table {...table} rowCount={items.length + 1} body={body}>
      <Gap columns={table.columns.length} px={(first?.start ?? top) - top} />
      {inSight.map(({ index, key }) => {
        const item = items[index];
        if (item === undefined) return null;
        return <KeptRow key={key} item={item} of={row} props={propsOf(index, String(key))} />;
      })}
      <Gap columns={table.columns.length} px={virtual.getTotalSize() - ((last?.end ?? top) - top)} />
    </Table>
  );
}

/** Takes the space of rows that are not rendered. */
function Gap({ columns, px }: { columns: number; px: number }) {
  if (px <= 0) return null;
  return (
    <tr className="gap" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${px}px` }} />
    </tr>
  );
}
