import type { CompanyFacts, Refusal } from '../entity-definition.ts';
import type { ReferenceNeed } from '../references/need.ts';
import { companyCause } from './company-cause.ts';

// Classes and locations (departments): where an amount belongs beside its account. Which of them a company has, and where a
// document says its class, are preferences of QBO (docs/quickbooks.md#company).

type Tracked = {
  class?: string | undefined;
  department?: string | undefined;
  lines: readonly { class?: string | undefined }[];
};

type Names = { referenceId: (need: ReferenceNeed) => string };

const classNeed = (name: string): ReferenceNeed => ({ kind: 'class', name });
const departmentNeed = (name: string): ReferenceNeed => ({ kind: 'department', name });

/** A line's own class, else the document's. */
const classOf = (line: { class?: string | undefined }, document: Tracked): string | undefined =>
  line.class ?? document.class;

function classesOf(document: Tracked): string[] {
  const names = [document.class, ...document.lines.map((line) => classOf(line, document))];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The classes and the location that must exist in QBO. */
export function trackingNeeds(document: Tracked): ReferenceNeed[] {
  const { department } = document;
  return [...classesOf(document).map(classNeed), ...(department === undefined ? [] : [departmentNeed(department)])];
}

/** What the company's QBO does not track in the way that the document asks for. */
export function trackingObstacles(document: Tracked, company: CompanyFacts): Refusal[] {
  const { classes, departments } = company.preferences;
  const causes = () => [companyCause(company)];
  const obstacles: Refusal[] = [];
  const off = (what: string, feature: string) =>
    obstacles.push({ code: 'feature-off', values: { what, feature }, causes: causes() });
  const named = classesOf(document);
  const [first] = named;
  if (first !== undefined && classes === 'off') off(`the class "${first}"`, 'classes');
  // One class for all lines: those that say none would get the class of the others.
  const ofLines = new Set(document.lines.map((line) => classOf(line, document)));
  if (first !== undefined && classes === 'document' && ofLines.size > 1) {
    obstacles.push({ code: 'classes-differ', values: { names: named.join(', ') }, causes: causes() });
  }
  if (document.department !== undefined && !departments) {
    off(`the location "${document.department}"`, 'locations');
  }
  return obstacles;
}

/** Class and location in the head of a document. */
export function trackingFields(
  document: Tracked,
  { company, referenceId }: Names & { company: CompanyFacts },
): Record<string, unknown> {
  const [line = {}] = document.lines;
  const name = company.preferences.classes === 'document' ? classOf(line, document) : undefined;
  const { department } = document;
  return {
    ...(name !== undefined && { ClassRef: { value: referenceId(classNeed(name)) } }),
    ...(department !== undefined && { DepartmentRef: { value: referenceId(departmentNeed(department)) } }),
  };
}

/** The class in the detail of a line, where the company tracks classes line by line. */
export function lineClassFields(
  name: string | undefined,
  { company, referenceId }: Names & { company: CompanyFacts },
): Record<string, unknown> {
  const isOnLines = name !== undefined && company.preferences.classes === 'line';
  return isOnLines ? { ClassRef: { value: referenceId(classNeed(name)) } } : {};
}
