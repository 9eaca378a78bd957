import { notSupported, QboFault } from '../qbo-fault.ts';
import { agedReceivables } from './aged-receivables.ts';
import { balanceSheet } from './balance-sheet.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { reportBody } from './report.ts';
import type { Report, ReportRequest } from './report.ts';
import { transactionList } from './transaction-list.ts';

const reports: Readonly<Record<string, { name: string; make: (request: ReportRequest) => Report }>> = {
  agedreceivables: { name: 'AgedReceivables', make: agedReceivables },
  balancesheet: { name: 'BalanceSheet', make: balanceSheet },
  profitandloss: { name: 'ProfitAndLoss', make: profitAndLoss },
  transactionlist: { name: 'TransactionList', make: transactionList },
};

/** The text of a report's answer. Throws QboFault. */
export function runReport(asked: string, request: ReportRequest, time: string): string {
  const key = asked.toLowerCase();
  const report = Object.hasOwn(reports, key) ? reports[key] : undefined;
  if (!report) throw notSupported(`report ${asked}`);
  const method = request.parameters['accounting_method'] ?? 'Accrual';
  if (method.toLowerCase() !== 'accrual') {
    throw new QboFault('500', `Operation accounting_method ${method} is not supported.`, 'accounting_method');
  }
  return JSON.stringify(reportBody(report.name, report.make(request), time));
}
