export { durationMs, flag, integer, list, oneOf, text, url } from './builders.ts';
export { describeSettings } from './describe-settings.ts';
export type { SettingDescription } from './describe-settings.ts';
export { loadConfig } from './load-config.ts';
export type { ConfigOf, Settings } from './load-config.ts';
export { optional } from './setting.ts';
export type { Setting, SettingOptions } from './setting.ts';
