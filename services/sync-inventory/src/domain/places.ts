import { trackingObstacles, type CompanyFacts, type Refusal } from '@autosync/sync-worker';

/** What the company's QuickBooks does not track of classes and locations. Bills and journal entries say a class on each line. */
export function placeObstacles(
  classes: readonly (string | undefined)[],
  department: string | undefined,
  company: CompanyFacts,
): Refusal[] {
  const distinct = [...new Set(classes.filter((name) => name !== undefined))];
  return distinct.length === 0
    ? trackingObstacles({ department, lines: [] }, company)
    : distinct
        .flatMap((name) => trackingObstacles({ class: name, department, lines: [] }, company))
        .filter(({ values }, n, all) => all.findIndex((other) => other.values?.['what'] === values?.['what']) === n);
}
