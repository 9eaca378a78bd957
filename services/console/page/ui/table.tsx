import type { ReactNode } from 'react';

/** The name at the head of a column: above amounts at their end, or for those only who do not see what it holds. */
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

/** A table whose rows are the children. */
export function Table({ columns, caption, children }: { columns: Column[]; caption?: string; children: ReactNode }) {
  return (
    <div className="table-frame">
      <table className="table">
        {caption === undefined ? null : <caption className="visually-hidden">{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Head key={index} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
