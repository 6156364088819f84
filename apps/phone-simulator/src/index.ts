export { startSimulator, type Simulator } from './simulator.js';
export type { SimulatorOptions } from './options.js';
export type { Behaviour, BehaviourInput } from './phones/behaviour.js';
export { HIDDEN_NUMBER } from './phones/behaviour.js';
export type { ChaosSettings } from './chaos/chaos.js';
export type { PhoneCall } from './phones/phone-call.js';
export type { Phone } from './phones/phone.js';
export type { HandsetText } from './phones/handset.js';
export type { TraceEntry, TraceKind } from './engine/trace.js';
