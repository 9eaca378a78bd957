import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';

/** What of the traces a board leads to. */
export type TracesSpec = {
  /** After "Traces: ". */
  title: string;
  /** TraceQL, of spans of ours. */
  query: string;
};

/** Of Tempo's data sources; as with metrics, whoever looks chooses one. */
const datasource = { type: 'tempo', uid: '${traces}' };

export function tracesVariable(): dashboard.DatasourceVariableBuilder {
  return new dashboard.DatasourceVariableBuilder('traces').label('Traces').type(datasource.type);
}

/** To Grafana's Explore, with that search over the time that is looked at. */
export function tracesLink({ title, query }: TracesSpec): dashboard.DashboardLinkBuilder {
  const ours = `{ resource.service.namespace = "autosync" && ${query} }`;
  const queries = [{ refId: 'A', datasource, queryType: 'traceql', query: ours, limit: 50 }];
  const range = { from: '${__from}', to: '${__to}' };
  const panes = JSON.stringify({ traces: { datasource: datasource.uid, queries, range } });
  return new dashboard.DashboardLinkBuilder(`Traces: ${title}`)
    .type(dashboard.DashboardLinkType.Link)
    .icon('external link')
    .url(`/explore?schemaVersion=1&panes=${encodeAround(panes)}`)
    .targetBlank(true);
}

/** Variables stay as Grafana finds them. */
function encodeAround(text: string): string {
  return encodeURIComponent(text).replaceAll(/%24%7B(\w+)%7D/g, '$${$1}');
}
