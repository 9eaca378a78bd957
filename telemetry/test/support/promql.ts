import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export type Matcher = { label: string; value: string };
/** One place of a query that names a metric. */
export type Selector = { metric: string; matchers: Matcher[] };
/** Labels of a `by`, `without`, `on` or `ignoring`, and the metrics that must have them. */
export type Grouping = { labels: string[]; of: string[]; made: string[] };
export type Query = { selectors: Selector[]; groupings: Grouping[]; faults: string[] };

/** What Grafana puts in before Prometheus sees the query. */
const grafanaRanges: Readonly<Record<string, string>> = { $__rate_interval: '5m', $__range: '1h' };

/** What a query asks for, by Prometheus' own grammar. */
export function readQuery(text: string): Query {
  const expr = Object.entries(grafanaRanges).reduce((query, [name, range]) => query.replaceAll(name, range), text);
  const read = (node: SyntaxNode) => expr.slice(node.from, node.to);
  const root = parser.parse(expr).topNode;
  return {
    selectors: within(root, 'VectorSelector').map((node) => toSelector(node, read)),
    groupings: within(root, 'GroupingLabels').map((node) => toGrouping(node, read)),
    faults: within(root, '⚠').map((node) => `not PromQL at "${expr.slice(Math.max(0, node.from - 20), node.to + 20)}"`),
  };
}

type Read = (node: SyntaxNode) => string;

function within(node: SyntaxNode, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((each) => {
    // The type's name, since an error node has no name of its own.
    if (each.type.name === name || (name === '⚠' && each.type.isError)) found.push(each.node);
  });
  return found;
}

function toSelector(node: SyntaxNode, read: Read): Selector {
  const name = node.getChild('Identifier');
  return {
    metric: name ? read(name) : '',
    matchers: within(node, 'UnquotedLabelMatcher').map((each) => toMatcher(each, read)),
  };
}

function toMatcher(node: SyntaxNode, read: Read): Matcher {
  return { label: textOf(node, 'LabelName', read), value: textOf(node, 'StringLiteral', read).slice(1, -1) };
}

function textOf(node: SyntaxNode, child: string, read: Read): string {
  const found = node.getChild(child);
  return found ? read(found) : '';
}

/** The labels of an aggregation or a matching are those of every series that goes into it. */
function toGrouping(node: SyntaxNode, read: Read): Grouping {
  const scope = node.parent?.parent ?? node;
  return {
    labels: within(node, 'LabelName').map(read),
    of: within(scope, 'VectorSelector').map((each) => toSelector(each, read).metric),
    made: within(scope, 'FunctionCall').flatMap((call) => labelMadeBy(call, read)),
  };
}

/** `label_replace(series, "new label", …)`: the label is there although no metric has it. */
function labelMadeBy(call: SyntaxNode, read: Read): string[] {
  if (textOf(call, 'FunctionIdentifier', read) !== 'label_replace') return [];
  const body = call.getChild('FunctionCallBody');
  const label = body?.getChild('StringLiteral');
  return label ? [read(label).slice(1, -1)] : [];
}
