import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';

/** The panels that show something; rows only group them. */
export function panelsOf(board: Dashboard): Panel[] {
  return (board.panels ?? []).filter((panel): panel is Panel => panel.type !== 'row');
}

/** Every query that a dashboard sends, of its panels and its annotations. */
export function queriesOf(board: Dashboard): { title: string; expr: string }[] {
  const fromPanels = panelsOf(board).flatMap(({ title = '', targets = [] }) =>
    targets.map((target) => ({ title, expr: exprOf(target) })),
  );
  const fromAnnotations = (board.annotations?.list ?? []).flatMap(({ name, target }) =>
    target === undefined ? [] : [{ title: name, expr: exprOf(target) }],
  );
  return [...fromPanels, ...fromAnnotations];
}

function exprOf(target: object): string {
  return 'expr' in target && typeof target.expr === 'string' ? target.expr : '';
}
