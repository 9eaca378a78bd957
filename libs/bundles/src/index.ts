export { currentBundles } from './current-bundles.ts';
