export { startSimulator, type Simulator } from './simulator.js';
export type { SimulatorOptions } from './options.js';
export { HIDDEN_NUMBER } from './phones/behaviour.js';
export type { PhoneCall } from './phones/phone-call.js';
