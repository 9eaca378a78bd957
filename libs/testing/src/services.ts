export { expectedVariableRows, metricNames, readmeRows, registeredMetrics, variableRows } from './readme-tables.ts';
export type { ReadmeRow } from './readme-tables.ts';
export { startInProcess } from './service-in-process.ts';
export type { ServiceInProcess } from './service-in-process.ts';
