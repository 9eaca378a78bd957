import type { CompanyView } from '../books/company-view.ts';
import { HOME_CURRENCY } from '../fields/currency.ts';
import { compact } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Period, ReportParameters } from './period.ts';

export type ReportRequest = { company: CompanyView; parameters: ReportParameters; today: string };

/** A report without the header that all reports have. */
export type Report = { period: Partial<Period>; columns: JsonObject[]; rows: JsonObject[]; head?: JsonObject };

/** A cell: a text, with the id of the object it names. */
export type Cell = { value: string; id?: string };

export function column(title: string, type: string, key: string): JsonObject {
  return { ColTitle: title, ColType: type, MetaData: [{ Name: 'ColKey', Value: key }] };
}

export function dataRow(...cells: Cell[]): JsonObject {
  return { ColData: cells.map(compact), type: 'Data' };
}

/** Rows with a title above and a sum below. */
export function section({ title, rows, summary, group }: SectionParts): JsonObject {
  return compact({
    Header: title && { ColData: title.map(compact) },
    Rows: rows && { Row: rows },
    Summary: summary && { ColData: summary.map(compact) },
    type: 'Section',
    group,
  });
}

type SectionParts = { title?: Cell[]; rows?: JsonObject[]; summary?: Cell[]; group?: string };

/** Amounts are texts with two decimals. */
export function money(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The whole body of the answer; `time` is when it was made. */
export function reportBody(name: string, { period, columns, rows, head = {} }: Report, time: string): JsonObject {
  return {
    Header: compact({
      Time: time,
      ReportName: name,
      ReportBasis: 'Accrual',
      StartPeriod: period.start,
      EndPeriod: period.end,
      SummarizeColumnsBy: 'Total',
      Currency: HOME_CURRENCY,
      Option: [
        { Name: 'AccountingStandard', Value: 'GAAP' },
        { Name: 'NoReportData', Value: String(rows.length === 0) },
      ],
      ...head,
    }),
    Columns: { Column: columns },
    Rows: rows.length === 0 ? {} : { Row: rows },
  };
}
