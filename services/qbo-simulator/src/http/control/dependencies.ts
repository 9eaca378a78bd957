import type { TokenEndpoint } from '../../oauth/token-endpoint.ts';
import type { SimulatorState } from '../../state.ts';

/** What the control API acts on. */
export type ControlDependencies = { state: SimulatorState; tokens: TokenEndpoint };
