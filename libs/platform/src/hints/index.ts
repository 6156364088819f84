export { HintBus, type Hint } from './hint-bus.js';
export { HintsModule } from './hints.module.js';
